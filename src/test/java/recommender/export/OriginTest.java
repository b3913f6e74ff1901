package recommender.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.model.ScoreSource;

class OriginTest {
  private static final Origin ORIGIN =
      new Origin("r1", "{\"rating_min\": 0.5, \"rating_max\": 5.0, \"objective\": \"both\"}", "1");

  @Test
  void theScaleIsThatOfTheRun() {
    assertThat(ORIGIN.scale()).isEqualTo(new RatingScale(0.5, 5));
  }

  @Test
  void aFileSaysWhichModelItIsAndWhichItemsItHas() {
    assertThat(ORIGIN.metadata(ScoreSource.RANKING, List.of(3L, "a\"b")))
        .containsExactly(
            entry("run", "r1"),
            entry("objective", "ranking"),
            entry("rating_min", "0.5"),
            entry("rating_max", "5.0"),
            entry("items", "[3,\"a\\\"b\"]"));
  }
}
