package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.vectors.ItemIndex;

class ItemPopularityTest extends SparkTest {

  /** However low: what is nobody's positive is known to many all the same. */
  @Test
  void allRatingsCount() {
    Dataset<Row> train =
        Rated.table(
            spark(),
            new Rated(1, 20, 1),
            new Rated(2, 20, 1),
            new Rated(3, 20, 1),
            new Rated(1, 10, 5),
            new Rated(2, 10, 1),
            new Rated(1, 30, 5));
    ItemPopularity catalogue = ItemPopularity.of(train, ItemIndex.of(train));
    assertThat(catalogue.ratings()).containsExactly(3, 2, 1);
    assertThat(catalogue.users()).isEqualTo(3);
  }

  /** Columns stay those of the index, though item 10 has overtaken item 20 since. */
  @Test
  void theIndexDecidesWhichItemsHaveAColumn() {
    ItemIndex items =
        ItemIndex.of(
            Rated.table(spark(), new Rated(1, 20, 3), new Rated(2, 20, 3), new Rated(1, 10, 3)));
    Dataset<Row> train =
        Rated.table(
            spark(),
            new Rated(1, 20, 3),
            new Rated(1, 10, 3),
            new Rated(2, 10, 3),
            new Rated(3, 40, 3));
    ItemPopularity catalogue = ItemPopularity.of(train, items);
    assertThat(catalogue.ratings()).containsExactly(1, 2);
    assertThat(catalogue.users()).isEqualTo(3);
    assertThat(catalogue.byPopularity()).containsExactly(1, 0);
  }

  @Test
  void equallyPopularItemsAreInTheOrderOfColumns() {
    ItemPopularity catalogue = new ItemPopularity(new long[] {2, 7, 2, 9, 7, 2}, 9);
    assertThat(catalogue.byPopularity()).containsExactly(3, 1, 4, 0, 2, 5);
  }
}
