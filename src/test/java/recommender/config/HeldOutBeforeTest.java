package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutBeforeTest {
  @Test
  void aSplitInTimeIsKnownByItsCutOff() {
    assertThat(doubt("percentile = 0.98", "percentile = 0.9")).isEmpty();
  }

  @Test
  void ofARandomOneTestMayOnlyShrink() {
    String random = "strategy = random, seed = 3, fraction = 0.9";
    assertThat(doubt(random, random)).isEmpty();
    assertThat(doubt(random, "strategy = random, seed = 3, fraction = 0.95")).isEmpty();
    assertThat(doubt(random, "strategy = random, seed = 3, fraction = 0.8"))
        .contains(message("split.fraction: expected at least 0.9", "0.8"));
    assertThat(doubt(random, "strategy = random, seed = 4, fraction = 0.9"))
        .contains(message("split.seed: expected 3", "4"));
  }

  @Test
  void soOfTheLatestOfEachUser() {
    assertThat(doubt("strategy = user-latest, count = 5", "strategy = user-latest, count = 5"))
        .isEmpty();
    assertThat(doubt("strategy = user-latest, count = 5", "strategy = user-latest, count = 6"))
        .contains(message("split.count: expected at most 5", "6"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-first", "users", "given, held-out = x"})
  void ofOthersItIsNotKnown(String strategy) {
    String split = "strategy = " + strategy;
    assertThat(doubt(split, split))
        .contains(
            message(
                "split.strategy: expected timestamp-percentile, random or user-latest",
                strategy.replaceAll(",.*", "")));
  }

  @Test
  void norOfTwoKinds() {
    assertThat(doubt("strategy = random", "percentile = 0.9"))
        .contains(message("split.strategy: expected random", "timestamp-percentile"));
  }

  private static String message(String expected, String was) {
    return expected
        + " for a warm start from run R, since otherwise test ratings may be among those it was trained on, was "
        + was;
  }

  private static Optional<String> doubt(String earlier, String now) {
    return new HeldOutBefore("R", split(earlier)).doubt(split(now));
  }

  private static SplitSettings split(String settings) {
    return Hocon.settings("split { " + settings + " }").split();
  }
}
