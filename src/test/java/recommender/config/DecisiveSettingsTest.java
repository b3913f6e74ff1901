package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class DecisiveSettingsTest {
  @Test
  void theyAreTextsByKey() {
    SortedMap<String, String> decisive =
        Hocon.settings("training.epochs = 7", "network.hidden = [8, 4]").decisive();
    assertThat(decisive)
        .containsEntry("training.epochs", "7")
        .containsEntry("network.hidden", "[8, 4]")
        .containsEntry("split.percentile", "0.98")
        .containsEntry("split.held-out", "null")
        .containsEntry("input.path", "ratings.csv");
  }

  @Test
  void theSameValueIsTheSameText() {
    assertThat(Hocon.settings("training.epochs = \"7\"").decisive())
        .isEqualTo(Hocon.settings("training.epochs = 7").decisive());
  }

  @Test
  void whereARunGoesAndHowOftenItIsKeptDecideNothing() {
    Settings other =
        Hocon.settings(
            "output.path = elsewhere",
            "input.titles = movies.csv",
            "training.checkpoint-every = 3",
            "network.objective = both",
            "ranking.training.checkpoint-every = 4");
    assertThat(other.decisive()).isEqualTo(Hocon.settings("network.objective = both").decisive());
  }
}
