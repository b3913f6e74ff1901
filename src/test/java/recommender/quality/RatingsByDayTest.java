package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import recommender.experiment.RatingHistogram;
import recommender.ratings.DoubtfulTimes;
import recommender.ratings.TimeQuality;
import recommender.testing.SparkTest;

class RatingsByDayTest extends SparkTest {
  private static final double DAY = 86_400;
  private static final DoubtfulTimes NO = new DoubtfulTimes(0, null);

  @Test
  void ratingsAreCountedByValueAndByDay() {
    RatingsByDay counted =
        RatingsByDay.of(
            ratings(
                row(4, 40 * DAY + 1),
                row(4, 40 * DAY + 2),
                row(0, 39 * DAY + DAY - 1),
                row(-1, 10 * DAY),
                // The last day before those that are listed, and one long before.
                row(4, 9 * DAY + 1),
                row(0, -5 * DAY),
                // In the future, by what is said of the newest.
                row(5, 1e18)),
            new TimeQuality(-5 * DAY, 40 * DAY + 2, NO, NO, NO));
    assertThat(counted.histogram().bins())
        .containsExactly(
            new RatingHistogram.Bin(-1, -1, 1),
            new RatingHistogram.Bin(0, 0, 2),
            new RatingHistogram.Bin(4, 4, 3),
            new RatingHistogram.Bin(5, 5, 1));
    Quality.Days days = counted.days();
    assertThat(days.before()).isEqualTo(2);
    assertThat(days.after()).isEqualTo(1);
    assertThat(days.last())
        .hasSize(RatingsByDay.DAYS)
        .startsWith(new Quality.Day("1970-01-11", 1), new Quality.Day("1970-01-12", 0))
        .endsWith(new Quality.Day("1970-02-09", 1), new Quality.Day("1970-02-10", 2));
  }

  @Test
  void timesThatAreNoDatesAreCountedToo() {
    RatingsByDay counted =
        RatingsByDay.of(
            ratings(row(1, 1e18), row(1, 1e18)), new TimeQuality(1e18, 1e18, NO, NO, NO));
    assertThat(counted.days().last().get(RatingsByDay.DAYS - 1).ratings()).isEqualTo(2);
  }

  private static Row row(double rating, double time) {
    return RowFactory.create(rating, time);
  }

  private static Dataset<Row> ratings(Row... rows) {
    return spark()
        .createDataFrame(
            List.of(rows),
            new StructType()
                .add("rating", DataTypes.DoubleType)
                .add("timestamp", DataTypes.DoubleType));
  }
}
