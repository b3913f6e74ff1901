package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsDifference.Values;

class SettingsDifferenceTest {
  @Test
  void keysWithOtherValuesAreFound() {
    assertThat(SettingsDifference.between("a { b = 1, c = x, d = 2 }", "a { b = 1.0, c = y }"))
        .isEqualTo(Map.of("a.c", new Values("x", "y"), "a.d", new Values("2", "")));
  }

  @Test
  void settingsOfDefaultsDifferInWhatHadToBeSetOnly() {
    assertThat(differing("--input", "ratings.csv"))
        .isEqualTo(Map.of("input.path", "[ratings.csv]"));
  }

  @Test
  void theDefaultsAreThoseOfTheKindOfNetwork() {
    assertThat(
            differing(
                "--input",
                "ratings.csv",
                "--set",
                "network.objective=ranking",
                "--set",
                "training.seed=7"))
        .containsEntry("training.seed", "7")
        .containsEntry("network.objective", "ranking")
        .doesNotContainKeys("network.input-scaling", "training.loss-on");
  }

  private static Map<String, String> differing(String... flags) {
    String hocon = CommandLine.parse(flags).settings().hocon();
    Map<String, String> differing = new TreeMap<>();
    SettingsDifference.fromDefaults(hocon)
        .forEach((key, values) -> differing.put(key, values.one()));
    return differing;
  }
}
