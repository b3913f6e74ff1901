package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void theSameRatingsHaveNotMoved() {
    Quality quality = SomeQuality.of(null, List.of());
    assertThat(Drift.of("r", quality, quality, quality.histogram()))
        .isEqualTo(new Drift("r", 1, 0, 0.0, null));
  }

  @Test
  void rowsTimesAndItemsAreThoseOfTheTables() {
    Quality before = SomeQuality.of(null, List.of());
    Quality now =
        new Quality(
            new Quality.Rows(8, 8, 0, 0, 0, 0, 0, before.rows().rejected(), 0),
            before.users(),
            new Quality.Ids(2, List.of(4L, 4L), 0.5, 0.25),
            before.histogram(),
            new Quality.Times(0, "", 90, ""),
            before.days(),
            before.timestamps(),
            null,
            List.of());
    assertThat(Drift.of("r", before, now, before.histogram()))
        .isEqualTo(new Drift("r", 0.5, 0, 30.0, 0.25));
  }

  @Test
  void withoutTimesNothingIsSaidOfThem() {
    Quality before = SomeQuality.of(null, List.of());
    Quality now =
        new Quality(
            before.rows(),
            before.users(),
            before.items(),
            before.histogram(),
            null,
            null,
            before.timestamps(),
            null,
            List.of());
    assertThat(Drift.of("r", before, now, before.histogram()).newestAdvance()).isNull();
    assertThat(Drift.of("r", now, before, before.histogram()).newestAdvance()).isNull();
  }
}
