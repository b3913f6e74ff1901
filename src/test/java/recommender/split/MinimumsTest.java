package recommender.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class MinimumsTest extends SparkTest {

  /** Item 4 is left with one rating when user 4 is gone, and stays: each is done once. */
  @Test
  void itemsAreDroppedThenUsersInOnePassEach() {
    Dataset<Row> ratings =
        RatingTable.of(
            spark(), "1 1 4 0", "1 2 4 0", "2 1 4 0", "2 2 4 0", "3 1 4 0", "3 4 4 0", "4 4 4 0",
            "4 5 4 0");
    assertThat(kept(new Minimums(2, 2).applyTo(ratings)))
        .containsExactly("1 1", "1 2", "2 1", "2 2", "3 1", "3 4");
  }

  @Test
  void minimumsOfOneDropNothing() {
    Dataset<Row> ratings = RatingTable.of(spark(), "1 1 4 0");
    assertThat(new Minimums(1, 1).applyTo(ratings)).isSameAs(ratings);
    assertThat(new Minimums(1, 1).areNone()).isTrue();
    assertThat(new Minimums(2, 1).areNone()).isFalse();
    assertThat(new Minimums(1, 2).areNone()).isFalse();
  }

  private static List<String> kept(Dataset<Row> ratings) {
    return ratings.collectAsList().stream()
        .map(row -> row.getLong(0) + " " + row.getLong(1))
        .sorted()
        .toList();
  }
}
