package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.vectors.ColumnIndex;

class ItemPopularityTest extends SparkTest {

  /** However low: what is nobody's positive is known to many all the same. */
  @Test
  void popularityCountsRatingsOfAnyValue() {
    Dataset<Row> train =
        Rated.table(
            spark(),
            new Rated(1, 20, 1),
            new Rated(2, 20, 1),
            new Rated(3, 20, 1),
            new Rated(1, 10, 5),
            new Rated(2, 10, 1),
            new Rated(1, 30, 5));
    ItemPopularity popularity = ItemPopularity.of(train, ColumnIndex.of(train));
    assertThat(popularity.ratings()).containsExactly(3, 2, 1);
    assertThat(popularity.users()).isEqualTo(3);
  }

  /** Columns stay those of the index, though item 10 has overtaken item 20 since. */
  @Test
  void itemsOutsideTheIndexAreNotCounted() {
    ColumnIndex items =
        ColumnIndex.of(
            Rated.table(spark(), new Rated(1, 20, 3), new Rated(2, 20, 3), new Rated(1, 10, 3)));
    Dataset<Row> train =
        Rated.table(
            spark(),
            new Rated(1, 20, 3),
            new Rated(1, 10, 3),
            new Rated(2, 10, 3),
            new Rated(3, 40, 3));
    ItemPopularity popularity = ItemPopularity.of(train, items);
    assertThat(popularity.ratings()).containsExactly(1, 2);
    assertThat(popularity.users()).isEqualTo(3);
    assertThat(popularity.byPopularity()).containsExactly(1, 0);
  }

  @Test
  void equallyPopularItemsAreInTheOrderOfColumns() {
    ItemPopularity popularity = new ItemPopularity(new long[] {2, 7, 2, 9, 7, 2}, 9);
    assertThat(popularity.byPopularity()).containsExactly(3, 1, 4, 0, 2, 5);
  }
}
