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
  /** Columns stay those of the index, though item 10 has overtaken item 20 since. */
  @Test
  void moreRatingsOfTheItemsThatHaveAColumnAreAdded() {
    ColumnIndex items =
        ColumnIndex.of(
            Rated.table(spark(), new Rated(1, 20, 3), new Rated(2, 20, 3), new Rated(1, 10, 5)));
    Dataset<Row> more =
        Rated.table(spark(), new Rated(2, 10, 1), new Rated(3, 10, 3), new Rated(3, 40, 3));
    ItemPopularity popularity = new ItemPopularity(items.ratings(), 3).plus(more, items);
    assertThat(popularity.ratings()).containsExactly(2, 3);
    assertThat(popularity.users()).isEqualTo(3);
    assertThat(popularity.byPopularity()).containsExactly(1, 0);
  }

  @Test
  void equallyPopularItemsAreInTheOrderOfColumns() {
    ItemPopularity popularity = new ItemPopularity(new long[] {2, 7, 2, 9, 7, 2}, 9);
    assertThat(popularity.byPopularity()).containsExactly(3, 1, 4, 0, 2, 5);
  }
}
