package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.testing.TestSettings;

class SplitCheckTest {
  private static final RatingHistogram TO_ONE = Histograms.of(0, 20, 0.3, 30, 0.8, 40, 1, 10);

  @Test
  void threeLinesSayWhatWasFound() {
    assertThat(check(TO_ONE, auto()).lines())
        .containsExactly(
            "Train and validation: 100 ratings, 0 to 1: 0 20.0 %, 0.3 30.0 %, 0.8 40.0 %, 1 10.0 %.",
            "Likes: evaluation.relevant-from = 0.8 (auto), which 50.0 % of them reach.",
            "Held out: 25 ratings for test, 20.0 % of all (asked for 2.0 %); 10 for validation; 3 of 12 users have too few to give one to validation.");
    assertThat(check(TO_ONE, TestSettings.with("evaluation.relevant-from=0.5")).lines().get(1))
        .isEqualTo("Likes: evaluation.relevant-from = 0.5, which 50.0 % of them reach.");
  }

  @Test
  void thatNoModelIsFittedAgainIsSaid() {
    SplitCheck check = SplitCheck.of(report(TO_ONE, 980, 20), auto());
    assertThat(check.settings().training().refit()).isFalse();
    assertThat(check.lines().get(2))
        .endsWith("; training.refit = false (auto), as that is a small part of train.");
    Settings given = auto("training.refit=false");
    assertThat(SplitCheck.of(report(TO_ONE, 980, 20), given).lines().get(2))
        .doesNotContain("training.refit");
  }

  @Test
  void clicksAreSaidToHaveNoRatings() {
    Settings clicks = auto("input.columns.rating=none", "network.objective=ranking");
    SplitCheck check = check(Histograms.of(1, 100), clicks);
    assertThat(check.lines().get(0)).isEqualTo("Train and validation: 100 rows without ratings.");
    assertThat(check.lines().get(1))
        .isEqualTo("Likes: all of them, as input.columns.rating is none.");
    assertThat(check.settings()).isEqualTo(clicks);
    assertThatCode(check::passed).doesNotThrowAnyException();
  }

  @Test
  void autoIsReplacedForEveryModelAndANumberStays() {
    Settings both = check(TO_ONE, auto("network.objective=both")).settings();
    assertThat(both.relevantFrom()).isEqualTo(0.8);
    assertThat(both.ranking().orElseThrow().relevantFrom()).isEqualTo(0.8);
    Settings given = TestSettings.with("evaluation.relevant-from=0.3");
    assertThat(check(TO_ONE, given).settings()).isSameAs(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"network.objective=ranking", "network.objective=both", "network.type=shallow"})
  void aModelThatRanksIsRefusedWhereNoRatingOfTrainIsALike(String ranks) {
    assertThatThrownBy(() -> check(TO_ONE, TestSettings.with(ranks)).passed())
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "evaluation.relevant-from: expected a number that some ratings of train reach, as a model is to rank, was 4; they are 0 to 1, so that 0.8 would do (or auto, or network.positives = rated)");
    assertThatCode(() -> check(TO_ONE, auto(ranks)).passed()).doesNotThrowAnyException();
  }

  @Test
  void whereAllRatedItemsArePositivesNothingIsRefused() {
    Settings rated = TestSettings.with("network.objective=ranking", "network.positives=rated");
    assertThatCode(() -> check(TO_ONE, rated).passed()).doesNotThrowAnyException();
    assertThatCode(() -> check(TO_ONE, TestSettings.with()).passed()).doesNotThrowAnyException();
  }

  private static Settings auto(String... settings) {
    return TestSettings.with(settings).with(Map.of("evaluation.relevant-from", "auto"));
  }

  private static SplitCheck check(RatingHistogram ratings, Settings settings) {
    return SplitCheck.of(report(ratings, 90, 10), settings);
  }

  private static SplitReport report(RatingHistogram ratings, long train, long validation) {
    return new SplitReport(
        ratings,
        ratings.highest(),
        new SplitReport.Parts(train + validation + 25, train, validation, 25),
        OptionalDouble.of(0.02),
        OptionalLong.of(12),
        OptionalLong.of(3),
        List.of(),
        List.of());
  }
}
