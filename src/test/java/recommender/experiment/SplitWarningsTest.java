package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recommender.config.Settings;
import recommender.testing.TestSettings;

class SplitWarningsTest {
  private static final SplitReport.Parts AS_ASKED = new SplitReport.Parts(10_000, 8_900, 900, 200);

  static Stream<RatingHistogram> scales() {
    return Stream.of(
        Histograms.movieLens(),
        Histograms.even(1, 5, 1, 100),
        Histograms.of(-1, 40, 1, 60),
        Histograms.of(-1, 10, 1, 90),
        Histograms.of(0, 60, 1, 40),
        Histograms.even(0, 1, 0.1, 100),
        Histograms.even(0, 1, 0.01, 100),
        Histograms.even(1, 10, 1, 100),
        Histograms.even(0, 10, 1, 100),
        Histograms.even(1, 100, 1, 100),
        // Most rate low.
        Histograms.of(1, 700, 2, 100, 5, 100, 10, 100),
        Histograms.of(0, 500, 10, 300, 50, 150, 100, 50));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void usualScalesHaveNone(RatingHistogram scale) {
    assertThat(warnings(scale, chosen(scale))).isEmpty();
  }

  @Test
  void equalRatingsAreNothingToPredict() {
    assertThat(warnings(Histograms.of(3, 1_234), chosen(Histograms.of(3, 1_234))))
        .containsExactly(
            "All 1,234 ratings are 3, so there is nothing to predict; where a row says no more than that something was chosen, set input.columns.rating = none and network.objective = ranking.");
  }

  @Test
  void thatAllOrNearlyAllAreLikesIsSaid() {
    assertThat(warnings(Histograms.of(4, 50, 5, 50), TestSettings.with()))
        .containsExactly(
            "All of the ratings, 4 to 5, are likes: evaluation.relevant-from = 4; a higher number tells what users like from what they rate.");
    assertThat(warnings(Histograms.of(1, 40, 4, 460, 5, 500), TestSettings.with()))
        .containsExactly(
            "96.0 % of the ratings, 1 to 5, are likes: evaluation.relevant-from = 4; a higher number tells what users like from what they rate.");
    assertThat(warnings(Histograms.of(1, 5, 5, 95), TestSettings.with())).isEmpty();
  }

  @Test
  void thatNoneIsALikeIsSaid() {
    assertThat(warnings(Histograms.even(0, 1, 0.1, 10), TestSettings.with()))
        .containsExactly(
            "No rating is a like: evaluation.relevant-from = 4, and ratings are 0 to 1, so lists are not scored; 0.8 would do.");
  }

  @Test
  void aValueThatMayMeanNotRatedIsNamedWithTheSetting() {
    assertThat(
            warnings(
                Histograms.of(1, 900, 2, 900, 3, 900, 4, 900, 5, 900, 99, 1_500),
                TestSettings.with()))
        .containsExactly(
            "1,500 ratings are 99, and all others are 1 to 5: if it means \"not rated\", set input.unrated = [99].");
    assertThat(
            warnings(
                Histograms.of(-1, 1_500, 1, 900, 2, 900, 3, 900, 4, 900, 5, 900),
                TestSettings.with()))
        .containsExactly(
            "1,500 ratings are -1, and all others are 1 to 5: if it means \"not rated\", set input.unrated = [-1].");
  }

  /** Of plays 61 % are 1, and 3 % more than 20. */
  @Test
  void countsAreBetterRanked() {
    RatingHistogram plays = Histograms.plays();
    assertThat(warnings(plays, chosen(plays)))
        .containsExactly(
            "Half of the ratings are at most 1 and the highest is 1000, as counts are: predicted as ratings, a few high ones decide everything; set network.objective = ranking and network.positives = rated.");
    assertThat(
            warnings(
                plays,
                TestSettings.with("network.objective=ranking", "evaluation.relevant-from=2")))
        .isEmpty();
  }

  @Test
  void aTestPartFarFromWhatWasAskedForIsNamed() {
    assertThat(warnings(new SplitReport.Parts(10_000, 2_700, 300, 7_000)))
        .containsExactly(
            "Test has 70.0 % of the ratings where 2.0 % were asked for (split.strategy = timestamp-percentile, split.percentile = 0.98): too many ratings have one and the same time; split.strategy = random does not go by time.");
    assertThat(warnings(new SplitReport.Parts(10_000, 8_700, 900, 400))).isEmpty();
    assertThat(warnings(new SplitReport.Parts(10_000, 8_699, 900, 401))).hasSize(1);
    // One of 12 is 8.3 %.
    assertThat(warnings(new SplitReport.Parts(12, 10, 1, 1))).isEmpty();
  }

  @Test
  void anEmptyValidationPartIsNamedUnlessNoneWasAskedFor() {
    SplitReport.Parts none = new SplitReport.Parts(10_000, 9_800, 0, 200);
    assertThat(warnings(none))
        .containsExactly(
            "Validation is empty: no user has so many ratings that split.validation-fraction = 0.1 of them is one; the last epoch is kept, whether it is the best or not.");
    assertThat(
            new SplitWarnings(
                    report(Histograms.movieLens(), none),
                    TestSettings.with("split.validation-fraction=0"))
                .lines())
        .isEmpty();
  }

  @Test
  void clicksAreAllAlikeAndThatIsFine() {
    assertThat(
            warnings(
                Histograms.of(1, 500),
                TestSettings.with("input.columns.rating=none", "network.objective=ranking")))
        .isEmpty();
  }

  private static Settings chosen(RatingHistogram ratings) {
    return TestSettings.with(
        "evaluation.relevant-from=" + RelevantFrom.of(ratings, Optional.empty()));
  }

  private static List<String> warnings(RatingHistogram ratings, Settings settings) {
    return new SplitWarnings(report(ratings, AS_ASKED), settings).lines();
  }

  private static List<String> warnings(SplitReport.Parts parts) {
    return new SplitWarnings(report(Histograms.movieLens(), parts), TestSettings.with()).lines();
  }

  private static SplitReport report(RatingHistogram ratings, SplitReport.Parts parts) {
    return new SplitReport(
        ratings,
        ratings.highest(),
        parts,
        OptionalDouble.of(0.02),
        OptionalLong.of(100),
        OptionalLong.of(10),
        List.of(),
        List.of());
  }
}
