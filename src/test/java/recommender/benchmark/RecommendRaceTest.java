package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendRaceTest {

  @Test
  void linesHaveTheKeysThatScriptsRead() {
    assertThat(RecommendRace.lists("als", "1460.4 3000"))
        .isEqualTo(
            "{\"shape\":\"recommend\",\"contender\":\"als\",\"users\":10000,\"items\":26744,\"top\":100,\"users_per_second\":1460,\"peak_rss_mb\":3000}");
    assertThat(RecommendRace.service("ours-ranking", "8 250.5 2.345 11.2"))
        .isEqualTo(
            "{\"shape\":\"service\",\"contender\":\"ours-ranking\",\"items\":10000,\"threads\":8,\"requests_per_second\":251,\"median_ms\":2.35,\"p99_ms\":11.20}");
  }

  @Test
  void contendersHaveTheNamesThatScriptsRead() {
    assertThat(RecommendTurn.Contender.values())
        .extracting(RecommendTurn.Contender::text)
        .containsExactly("ours-ranking", "ours-rating", "ours-item-vectors", "ours-shallow", "als");
    assertThat(RecommendTurn.Contender.of("ours-rating"))
        .isEqualTo(RecommendTurn.Contender.OURS_RATING);
  }

  @Test
  void itIsAskedForAlone() {
    assertThat(RecommendRace.isAskedFor(List.of("recommend"))).isTrue();
    assertThat(RecommendRace.isAskedFor(List.of("recommend", "A"))).isFalse();
  }
}
