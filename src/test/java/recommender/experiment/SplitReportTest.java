package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.experiment.RatingHistogram.Bin;
import recommender.report.DataMetrics;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;

class SplitReportTest extends SparkTest {
  private static final Settings SETTINGS =
      TestSettings.with("split.percentile=0.75", "split.validation-fraction=0.5");

  @Test
  void ratingsOfTrainAndValidationAreCountedByValue() {
    SplitReport report = report(SETTINGS, "3 9 1 0");
    assertThat(report.ratings()).isEqualTo(Histograms.of(-1, 2, 0, 1, 0.5, 1, 2, 2));
    assertThat(report.highestOfTrain()).isEqualTo(0.5);
  }

  /**
   * Of users 1, 2 and 7 the second, half of whose ratings is none; user 3 has a test rating only.
   */
  @Test
  void usersWithTooFewRatingsForValidationAreCounted() {
    SplitReport report = report(SETTINGS, "3 9 1 0");
    assertThat(report.users()).isEqualTo(OptionalLong.of(3));
    assertThat(report.unvalidated()).isEqualTo(OptionalLong.of(1));
    assertThat(report(TestSettings.with("split.validation-fraction=0"), "3 9 1 0").unvalidated())
        .isEmpty();
    // Whoever has no new rating has not too few.
    assertThat(report(SETTINGS.with(Map.of("split.validation-after", 1)), "3 9 1 0").users())
        .isEmpty();
  }

  @Test
  void testHasAShareAndWasAskedForOne() {
    SplitReport report = report(SETTINGS, "3 9 1 0");
    assertThat(report.testShare()).isEqualTo(1 / 7.);
    assertThat(report.testAsked()).isEqualTo(OptionalDouble.of(0.25));
    assertThat(asked("split.strategy=random", "split.fraction=0.75")).hasValue(0.25);
    assertThat(asked("split.strategy=users", "split.fraction=0.75", "split.given-fraction=0.5"))
        .hasValue(0.125);
    assertThat(asked("split.strategy=user-latest")).isEmpty();
  }

  /** Whatever a test rating is, nothing that is looked at changes but how many there are. */
  @Test
  void testRatingsAreNotLookedAt() {
    SplitReport report = report(SETTINGS, "3 9 1 0");
    assertThat(report(SETTINGS, "3 9 77 0")).isEqualTo(report);
    Settings auto = SETTINGS.with(Map.of("evaluation.relevant-from", "auto"));
    assertThat(SplitCheck.of(split("3 9 77 0"), auto).settings())
        .isEqualTo(SplitCheck.of(split("3 9 -77 0"), auto).settings())
        .isEqualTo(SETTINGS.withRelevantFrom(2));
  }

  /** 0.5 and 0.5001 differ by 0.02 %. */
  @Test
  void valuesThatLieCloseTogetherShareABin() {
    SplitReport report = SplitReport.of(split("3 9 1 0", "8 1 0.5001 0"), SETTINGS.split());
    assertThat(report.ratings().bins())
        .containsExactly(
            new Bin(-1, -1, 2), new Bin(0, 0, 1), new Bin(0.5, 0.5001, 2), new Bin(2, 2, 2));
  }

  @Test
  void theSharesOfItStandInTheMetrics() {
    DataMetrics.Distribution metrics = report(SETTINGS, "3 9 1 0").metrics(SETTINGS);
    assertThat(metrics.histogram()).hasSize(4).contains(new DataMetrics.Bin(-1, -1, 2));
    assertThat(metrics.relevantFrom()).isEqualTo(4);
    assertThat(metrics.likedShare()).isZero();
    assertThat(report(SETTINGS, "3 9 5 0").metrics(SETTINGS.withRelevantFrom(2)).likedShare())
        .isEqualTo(1 / 3.);
    assertThat(metrics.testShareAsked()).isEqualTo(0.25);
    assertThat(metrics.testShare()).isCloseTo(1 / 7., within(1e-12));
    assertThat(metrics.usersWithoutValidation()).isEqualTo(1);
    assertThat(metrics.validationEmpty()).isFalse();
    DataMetrics.Distribution clicks =
        report(SETTINGS, "3 9 1 0")
            .metrics(TestSettings.with("input.columns.rating=none", "network.objective=ranking"));
    assertThat(clicks.relevantFrom()).isNull();
    assertThat(clicks.likedShare()).isEqualTo(1);
  }

  private static OptionalDouble asked(String... settings) {
    return report(TestSettings.with(settings), "3 9 1 0").testAsked();
  }

  private static SplitReport report(Settings settings, String test) {
    return SplitReport.of(split(test), settings.split());
  }

  private static RatingSplit split(String test, String... train) {
    Dataset<Row> tagged =
        table(Part.TRAIN, "1 1 -1 0", "1 2 0 0", "2 1 -1 0", "7 3 0.5 0")
            .union(table(Part.VALIDATION, "1 3 2 0", "7 2 2 0"))
            .union(table(Part.TEST, test));
    Dataset<Row> all = train.length == 0 ? tagged : tagged.union(table(Part.TRAIN, train));
    return new RatingSplit(
        all,
        Map.of(Part.TRAIN, 4L + train.length, Part.VALIDATION, 2L, Part.TEST, 1L),
        0,
        0,
        OptionalDouble.empty());
  }

  private static Dataset<Row> table(Part part, String... lines) {
    return RatingTable.of(spark(), lines).withColumn(Part.COLUMN, part.value());
  }
}
