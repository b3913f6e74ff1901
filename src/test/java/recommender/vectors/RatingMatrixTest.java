package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.ratings.RatingsException;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class RatingMatrixTest extends SparkTest {

  @Test
  void aMatrixByUserHasUsersItemsAndScaleOfTrain() {
    RatingMatrix matrix =
        RatingMatrix.of(train("1 1 4.5 0", "1 2 0.5 0", "2 1 3 0"), RatingMatrix.Layout.BY_USER);
    assertThat(matrix.rowCount()).isEqualTo(2);
    assertThat(matrix.width()).isEqualTo(2);
    assertThat(matrix.columns().scale()).isEqualTo(new RatingScale(0.5, 4.5));
    assertThat(matrix.rows().storageLevel()).isEqualTo(StorageLevel.MEMORY_AND_DISK());
    matrix.close();
    assertThat(matrix.rows().storageLevel()).isEqualTo(StorageLevel.NONE());
  }

  /**
   * Items 1, 2 and 3 have two, one and one ratings; user 1, who rated all, has the first column.
   */
  @Test
  void aMatrixByItemHasItemsAsRowsAndUsersAsColumns() {
    RatingMatrix matrix =
        RatingMatrix.of(
            train("1 1 4.5 0", "1 2 0.5 0", "1 3 2 0", "2 1 3 0"), RatingMatrix.Layout.BY_ITEM);
    assertThat(matrix.users()).isEqualTo(2);
    assertThat(matrix.items()).isEqualTo(3);
    assertThat(matrix.width()).isEqualTo(2);
    assertThat(matrix.rows().collectAsList())
        .extracting(item -> item.getLong(0), item -> item.getList(1), item -> item.getList(2))
        .containsExactly(
            tuple(1L, List.of(0, 1), List.of(4.5f, 3f)),
            tuple(2L, List.of(0), List.of(0.5f)),
            tuple(3L, List.of(0), List.of(2f)));
    assertThat(matrix.placed(RatingTable.of(spark(), "2 3 1 0")).collectAsList())
        .extracting(row -> row.getLong(0), row -> row.getLong(1), row -> row.getDouble(2))
        .containsExactly(tuple(3L, 2L, 1.0));
    matrix.close();
  }

  /** Of users 1, 2 and 3 two are kept; item 4, which only the other rated, has an empty row. */
  @Test
  void rowsStayThoughTheirColumnsAreNotDrawn() {
    Dataset<Row> train =
        train(
            "1 1 4 0", "1 2 5 0", "2 1 3 0", "2 2 3 0", "3 4 1 0", "3 1 2 0", "1 3 4 0", "2 3 1 0");
    long seed = 0;
    RatingMatrix matrix =
        RatingMatrix.of(train, RatingMatrix.Layout.BY_ITEM, ColumnDraw.of(2, seed));
    while (ids(matrix).contains(3L)) {
      matrix.close();
      matrix = RatingMatrix.of(train, RatingMatrix.Layout.BY_ITEM, ColumnDraw.of(2, ++seed));
    }
    assertThat(matrix.width()).isEqualTo(2);
    assertThat(matrix.users()).isEqualTo(3);
    assertThat(matrix.items()).isEqualTo(4);
    assertThat(matrix.ratings()).isEqualTo(6);
    assertThat(matrix.columns().scale()).isEqualTo(new RatingScale(1, 5));
    assertThat(matrix.rows().collectAsList())
        .extracting(item -> item.getLong(0), item -> item.getList(1), item -> item.getList(2))
        .containsExactly(
            tuple(1L, List.of(0, 1), List.of(4f, 3f)),
            tuple(2L, List.of(0, 1), List.of(5f, 3f)),
            tuple(3L, List.of(0, 1), List.of(4f, 1f)),
            tuple(4L, List.of(), List.of()));
    matrix.close();
  }

  private static List<Long> ids(RatingMatrix matrix) {
    return matrix.columns().table().collectAsList().stream().map(row -> row.getLong(0)).toList();
  }

  @Test
  void aSingleUserOrItemIsRefused() {
    String form =
        "train: expected at least 2 users and 2 items, was %d and %d; give more ratings or hold out fewer (section split)";
    assertThatThrownBy(
            () ->
                RatingMatrix.of(
                    train("1 1 4 0", "1 2 4 0", "1 3 4 0"), RatingMatrix.Layout.BY_USER))
        .isInstanceOf(RatingsException.class)
        .hasMessage(form.formatted(1, 3));
    assertThatThrownBy(
            () -> RatingMatrix.of(train("1 1 4 0", "2 1 4 0"), RatingMatrix.Layout.BY_USER))
        .isInstanceOf(RatingsException.class)
        .hasMessage(form.formatted(2, 1));
    assertThatThrownBy(
            () -> RatingMatrix.of(train("1 1 4 0", "2 1 4 0"), RatingMatrix.Layout.BY_ITEM))
        .hasMessage(form.formatted(2, 1));
  }

  private static Dataset<Row> train(String... lines) {
    return RatingTable.of(spark(), lines);
  }
}
