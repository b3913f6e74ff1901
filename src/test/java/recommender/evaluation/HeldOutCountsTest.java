package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

class HeldOutCountsTest extends SparkTest {
  private final Dataset<Row> train =
      Rated.table(spark(), new Rated(1, 10, 4), new Rated(1, 20, 2), new Rated(2, 10, 5));
  private final ItemIndex items = ItemIndex.of(train);
  private final Dataset<Row> fed = UserVectors.of(train, items);

  /** An unknown user's unknown item counts as an unknown user's rating. */
  @Test
  void everyHeldOutRatingHasOneReason() {
    Dataset<Row> heldOut =
        Rated.table(
            spark(),
            new Rated(1, 10, 3),
            new Rated(2, 20, 3),
            new Rated(2, 40, 3),
            new Rated(3, 10, 3),
            new Rated(3, 20, 3),
            new Rated(3, 40, 3));
    assertThat(HeldOutCounts.of(heldOut, fed, items)).isEqualTo(new HeldOutCounts(6, 2, 3, 1));
  }

  /** The same ratings; only the tables have users and items in each other's places. */
  @Test
  void itemVectorsChangeNoReason() {
    Dataset<Row> exchanged =
        Rated.table(spark(), new Rated(10, 1, 4), new Rated(20, 1, 2), new Rated(10, 2, 5));
    ItemIndex users = ItemIndex.of(exchanged);
    Dataset<Row> heldOut =
        Rated.table(
            spark(),
            new Rated(10, 1, 3),
            new Rated(20, 2, 3),
            new Rated(40, 2, 3),
            new Rated(10, 3, 3),
            new Rated(20, 3, 3),
            new Rated(40, 3, 3));
    assertThat(HeldOutCounts.ofItemVectors(heldOut, UserVectors.of(exchanged, users), users))
        .isEqualTo(new HeldOutCounts(6, 2, 3, 1));
  }

  @Test
  void nothingHeldOutIsNothingCounted() {
    assertThat(HeldOutCounts.of(Rated.table(spark()), fed, items))
        .isEqualTo(new HeldOutCounts(0, 0, 0, 0));
  }
}
