package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class UserVectorsTest extends SparkTest {

  /** Items 8, 7 and 9 have the columns 0, 1 and 2. */
  private static ColumnIndex items() {
    return ColumnIndex.of(
        RatingTable.of(spark(), "1 9 1 0", "1 8 1 0", "2 8 1 0", "3 8 1 0", "1 7 1 0", "2 7 1 0"));
  }

  @Test
  void usersHaveOneRowEachInOrderWithAscendingColumns() {
    Dataset<Row> users =
        UserVectors.of(
            RatingTable.of(spark(), "12 9 1.5 0", "3 7 2 0", "12 8 0 0", "12 7 4.5 0"), items());
    assertThat(users.columns()).containsExactly("user", "columns", "ratings");
    List<Row> rows = users.collectAsList();
    assertThat(rows).extracting(row -> row.getLong(0)).containsExactly(3L, 12L);
    assertThat(rows)
        .extracting(row -> row.getList(1))
        .containsExactly(List.of(1), List.of(0, 1, 2));
    // A rating of 0 is a rating.
    assertThat(rows)
        .extracting(row -> row.getList(2))
        .containsExactly(List.of(2F), List.of(0F, 4.5F, 1.5F));
  }

  @Test
  void unknownItemsAndUsersWhoRatedNothingElseAreLeftOut() {
    Dataset<Row> users =
        UserVectors.of(RatingTable.of(spark(), "1 8 4 0", "1 99 4 0", "2 99 4 0"), items());
    List<Row> rows = users.collectAsList();
    assertThat(rows).extracting(row -> row.getLong(0)).containsExactly(1L);
    assertThat(rows).extracting(row -> row.getList(1)).containsExactly(List.of(0));
  }

  @Test
  void vectorsHaveColumnsAndRatingsInSinglePrecision() {
    Dataset<Row> users =
        UserVectors.of(RatingTable.of(spark(), "1 8 4 0", "1 9 0.5 0", "2 7 3 0"), items());
    List<UserVector> vectors = UserVectors.vectors(users).collect();
    assertThat(vectors).hasSize(2);
    assertThat(vectors.get(0).columns()).containsExactly(0, 2);
    assertThat(vectors.get(0).ratings()).containsExactly(4F, 0.5F);
    assertThat(vectors.get(0).size()).isEqualTo(2);
    assertThat(vectors.get(1).columns()).containsExactly(1);
  }
}
