package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void unknownKeysAndBadValuesAreReportedTogether() {
    assertThat(
            Hocon.problems(
                "training.epoch = 3", "network.l2 = -1", "split.count = 0", "bach-size = 2"))
        .containsExactly(
            "bach-size: expected a known key such as ease.l2, was unknown (a.conf: 5)",
            "training.epoch: expected a known key such as training.epochs, was unknown (a.conf: 2)",
            "split.count: expected a whole number of at least 1, was 0 (a.conf: 4)",
            "network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was -1 (a.conf: 3)");
  }

  @Test
  void anUnknownKeyWithANullValueIsReported() {
    assertThat(Hocon.problems("split.heldout = null"))
        .containsExactly(
            "split.heldout: expected a known key such as split.held-out, was unknown (a.conf: 2)");
  }

  @Test
  void aValueInPlaceOfASectionIsReportedWithItsMissingKeys() {
    assertThat(Hocon.problems("evaluation = 5"))
        .satisfiesExactly(
            unknown -> assertThat(unknown).startsWith("evaluation: ").endsWith(" (a.conf: 2)"),
            relevant ->
                assertThat(relevant)
                    .isEqualTo("evaluation.relevant-from: expected a number, or auto, was absent"),
            bootstrap ->
                assertThat(bootstrap)
                    .isEqualTo(
                        "evaluation.bootstrap: expected a whole number of at least 0, was absent"),
            backtest ->
                assertThat(backtest)
                    .isEqualTo(
                        "evaluation.backtest: expected a whole number of at least 0, was absent"));
  }

  @Test
  void substitutionsResolveAgainstDefaultsAndWholeSections() {
    Settings settings =
        Hocon.settings(
            "training.epochs = ${training.batch-size}",
            "split = ${split} { count = 3 }",
            "split = ${split} { seed = 4 }");
    assertThat(settings.training().epochs()).isEqualTo(256);
    assertThat(settings.split().count()).isEqualTo(3);
    assertThat(settings.split().seed()).isEqualTo(4);
    assertThat(settings.split().percentile()).isEqualTo(0.98);
  }

  @Test
  void anUnresolvedSubstitutionIsReportedWithItsLine() {
    assertThat(Hocon.problems("output.path = ${no.such.key}"))
        .containsExactly("a.conf: 2: Could not resolve substitution to a value: ${no.such.key}");
  }

  @Test
  void settingsReadBackFromTheirTextAreEqual() {
    Settings settings =
        Hocon.settings(
            "input.path = [\"hdfs://host:9000/a, b/*.csv\", \"c\\\"d\"]",
            "input.rating-scale = [0.5, 5]",
            "network.weights = \"normal(0.2)\"",
            "training.epochs = \"7\"",
            "training.learning-rate = 1e-4",
            "split.seed = 9007199254740993");
    assertThat(Settings.of(Hocon.config(settings.hocon()))).isEqualTo(settings);
  }

  @Test
  void anInputWithoutRatingsIsReadBack() {
    Settings settings =
        Hocon.settings("input.columns.rating = none", "network.objective = ranking");
    assertThat(Settings.parse(settings.hocon()).input().hasRatings()).isFalse();
  }

  @Test
  void theTextIsCompleteAndWithoutCommentsOrOrigins() {
    String text = Hocon.settings().hocon();
    assertThat(text)
        .contains("averaging-frequency=auto", "rating-scale=null", "patience=10")
        .doesNotContain("#", "a.conf");
  }

  @Test
  void chosenValuesReplaceAuto() {
    Settings settings = Hocon.settings("training.epochs = 3").withChosen(2, 12);
    assertThat(settings.training().workers()).isEqualTo(OptionalInt.of(2));
    assertThat(settings.training().averagingFrequency()).isEqualTo(AveragingFrequency.every(12));
    assertThat(settings.training().epochs()).isEqualTo(3);
    assertThat(settings.hocon()).contains("workers=2", "averaging-frequency=12");
  }

  @Test
  void whatIsRelevantIsChosenForAllNetworksAndReadBack() {
    Settings both = Hocon.settings("network.objective = both").withRelevantFrom(0.8);
    assertThat(both.relevantFrom()).isEqualTo(0.8);
    assertThat(both.ranking().orElseThrow().relevantFrom()).isEqualTo(0.8);
    assertThat(Settings.parse(both.hocon())).isEqualTo(both);
  }

  @Test
  void whatIsRelevantIsNotKnownBeforeItIsChosen() {
    assertThatThrownBy(() -> Hocon.settings().relevantFrom())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("evaluation.relevant-from is auto");
  }

  @Test
  void vectorsComeWithTheIndicatorThatSuitsThemOrIsSet() {
    Settings users = Hocon.settings().withVectors(VectorsOf.USER);
    assertThat(users.network().givenVectors()).contains(VectorsOf.USER);
    assertThat(users.network().givenIndicator()).hasValue(0.6);
    Settings items = Hocon.settings().withVectors(VectorsOf.ITEM);
    assertThat(items.network().givenVectors()).contains(VectorsOf.ITEM);
    assertThat(items.network().givenIndicator()).hasValue(1);
    Settings set = Hocon.settings("network.input-indicator = 0").withVectors(VectorsOf.USER);
    assertThat(set.network().givenIndicator()).hasValue(0);
    Settings both = Hocon.settings("network.objective = both");
    assertThat(both.withVectors(VectorsOf.USER).ranking().orElseThrow().network())
        .isEqualTo(both.ranking().orElseThrow().network());
  }

  @Test
  void chosenValuesDoNotReplaceExplicitSettings() {
    Settings settings = Hocon.settings("training.averaging-frequency = epoch").withChosen(2, 12);
    assertThat(settings.hocon()).contains("averaging-frequency=epoch");
  }
}
