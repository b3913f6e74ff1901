package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class IdCountsTest extends SparkTest {
  /** User 1 rates items 10 and 20 early, user 2 rates 10 early and late, user 3 rates 30 late. */
  private static final List<Row> ROWS =
      List.of(row(1, 10, 5), row(1, 20, 6), row(2, 10, 7), row(2, 40, 20), row(3, 30, 21));

  @Test
  void newUsersAreThoseWhoseFirstRatingIsLaterAndNewItemsThoseThatAreNotKnown() {
    Dataset<Row> known = spark().createDataset(List.of("10", "20"), Encoders.STRING()).toDF("item");
    IdCounts.Both counts = IdCounts.of(ratings(), Optional.of(10.0), Optional.of(known));
    assertThat(counts.users().summary().number()).isEqualTo(3);
    assertThat(counts.users().summary().newShare()).isEqualTo(1 / 3.0);
    assertThat(counts.users().summary().newShareOfRatings()).isEqualTo(1 / 5.0);
    // Of 4 items 2 are new, with 2 of 5 ratings.
    assertThat(counts.items().summary().number()).isEqualTo(4);
    assertThat(counts.items().summary().newShare()).isEqualTo(0.5);
    assertThat(counts.items().summary().newShareOfRatings()).isEqualTo(0.4);
    assertThat(counts.items().summary().ratingsAtDeciles())
        .containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L, 2L, 2L);
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    IdCounts.Both counts = IdCounts.of(ratings(), Optional.empty(), Optional.empty());
    assertThat(counts.users().summary().newShare()).isNull();
    assertThat(counts.items().summary().newShareOfRatings()).isNull();
    assertThat(counts.users().summary().number()).isEqualTo(3);
  }

  @Test
  void decilesAreTheFewestThoseThatATenthDoNotExceedAndSoOnAndTheMost() {
    List<IdCounts.Group> groups = new ArrayList<>();
    for (int ratings = 1; ratings <= 20; ratings++) {
      groups.add(new IdCounts.Group(ratings, false, 1));
    }
    assertThat(new IdCounts(groups, false).summary().ratingsAtDeciles())
        .containsExactly(1L, 2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L, 18L, 20L);
  }

  private static Row row(long user, long item, double time) {
    return RowFactory.create(user, item, time);
  }

  private static Dataset<Row> ratings() {
    return spark()
        .createDataFrame(
            ROWS,
            new StructType()
                .add("user", DataTypes.LongType)
                .add("item", DataTypes.LongType)
                .add("timestamp", DataTypes.DoubleType));
  }
}
