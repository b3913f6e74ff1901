package recommender.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.ratings.Columns;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;

/** 81 ratings of five users at the times 0 to 80, so that a percentile is a time. */
class RollingOriginTest extends SparkTest {
  private static final Settings SETTINGS =
      TestSettings.with("split.percentile=0.875", "split.validation-fraction=0.2");

  @Test
  void testWindowsAreAdjacentUpToTheLastCutOff() {
    try (RatingSplit last = last()) {
      List<RatingSplit> splits = new RollingOrigin(SETTINGS.split()).before(last, 3);
      assertThat(splits)
          .extracting(split -> split.cutoff().orElseThrow())
          .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1, Double.class)
          .containsExactly(40.0, 50.0, 60.0);
      assertThat(splits).extracting(RatingSplit::testRatings).containsExactly(10L, 10L, 10L);
      assertThat(times(splits.get(1).test())).containsExactly(50.0, 59.0);
      assertThat(times(splits.get(1).known())).containsExactly(0.0, 49.0);
      splits.forEach(RatingSplit::close);
    }
  }

  @Test
  void everyWindowHasAValidationPart() {
    try (RatingSplit last = last()) {
      for (RatingSplit split : new RollingOrigin(SETTINGS.split()).before(last, 2)) {
        assertThat((double) split.validationRatings())
            .isCloseTo(0.2 * (split.trainRatings() + split.validationRatings()), within(5.0));
        split.close();
      }
    }
  }

  private static RatingSplit last() {
    Dataset<Row> ratings =
        spark()
            .range(81)
            .select(
                functions.expr("id % 5").as(Columns.USER),
                functions.col("id").as(Columns.ITEM),
                functions.lit(3.0).as(Columns.RATING),
                functions.col("id").cast("double").as(Columns.TIMESTAMP),
                functions.col("id").as(Columns.POSITION));
    return new Splitter(SETTINGS.split(), SETTINGS.input(), 81).split(ratings, Optional.empty());
  }

  private static List<Double> times(Dataset<Row> ratings) {
    Row ends =
        ratings.agg(functions.min(Columns.TIMESTAMP), functions.max(Columns.TIMESTAMP)).first();
    return List.of(ends.getDouble(0), ends.getDouble(1));
  }
}
