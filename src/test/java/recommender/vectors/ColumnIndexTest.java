package recommender.vectors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import recommender.ratings.Columns;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class ColumnIndexTest extends SparkTest {

  /** Items 5, 10 and 9 have 3, 2 and 2 ratings. */
  private static Dataset<Row> train() {
    return RatingTable.of(
        spark(), "1 10 4 0", "2 10 4 0", "1 5 4 0", "2 5 4 0", "3 5 4 0", "2 9 4 0", "3 9 4 0");
  }

  @Test
  void theItemWithMostRatingsIsFirstAndTiesAreInTheOrderOfIds() {
    ColumnIndex items = ColumnIndex.of(train());
    assertThat(items.size()).isEqualTo(3);
    assertThat(rows(items.table())).containsExactly("[5,0]", "[9,1]", "[10,2]");
  }

  @Test
  void thatOfAPublishedModelHasItsIdsAndCounts() {
    ColumnIndex trained = ColumnIndex.of(train());
    ColumnIndex items =
        ColumnIndex.published(
            spark(), DataTypes.LongType, List.of(5L, 9L, 10L), new long[] {3, 2, 2});
    assertThat(rows(items.table())).isEqualTo(rows(trained.table()));
    assertThat(items.table().schema()).isEqualTo(trained.table().schema());
    assertThat(items.ratings()).isEqualTo(trained.ratings());
    assertThat(items.partitions()).isEqualTo(trained.partitions());
  }

  @Test
  void withRoomForAllNothingIsDrawn() {
    ColumnIndex items = ColumnIndex.of(train());
    assertThat(items.drawn(ColumnDraw.of(3, 1))).isSameAs(items);
  }

  /** Counts, scale and the number of all are those from before. */
  @Test
  void aDrawKeepsSomeInTheirOrder() {
    ColumnIndex items = ColumnIndex.of(train());
    ColumnIndex drawn = items.drawn(ColumnDraw.of(2, 1));
    assertThat(drawn.size()).isEqualTo(2);
    assertThat(drawn.drawnFrom()).isEqualTo(3);
    assertThat(drawn.ratings()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(rows(ColumnIndex.of(train().repartition(3)).drawn(ColumnDraw.of(2, 1)).table()))
        .isEqualTo(rows(drawn.table()));
  }

  /** Items 9 and 10 are less likely than 5, which is drawn only where there is room. */
  @Test
  void whatIsKeptIsNotDrawn() {
    ColumnIndex items = ColumnIndex.of(train());
    for (long seed = 0; seed < 20; seed++) {
      assertThat(rows(items.drawn(new ColumnDraw(2, seed, id -> !id.equals(5L))).table()))
          .containsExactly("[9,0]", "[10,1]");
      assertThat(rows(items.drawn(new ColumnDraw(2, seed, id -> id.equals(10L))).table()))
          .hasSize(2)
          .last()
          .isEqualTo("[10,1]");
    }
  }

  /** Of the first draws of 400 seeds item 5, which alone has 3 ratings, should have 3 in 7. */
  @Test
  void whatHasManyRatingsIsDrawnMoreLikely() {
    ColumnIndex items = ColumnIndex.of(train());
    long first =
        LongStream.range(0, 400)
            .filter(seed -> items.drawn(ColumnDraw.of(1, seed)).ratings()[0] == 3)
            .count();
    assertThat(first).isBetween(400 * 3 / 7 - 40L, 400 * 3 / 7 + 40L);
  }

  @Test
  void textIdsStayTextAndAreSortedAsText() {
    ColumnIndex items =
        ColumnIndex.of(train().withColumn(Columns.ITEM, concat(lit("i"), col(Columns.ITEM))));
    assertThat(rows(items.table())).containsExactly("[i5,0]", "[i10,1]", "[i9,2]");
    assertThat(itemType(items)).isEqualTo(DataTypes.StringType);
  }

  /** U+FFFD is before U+1F600 in UTF-8, and behind its surrogates in UTF-16. */
  @Test
  void textIdsAreInSparksOrder() {
    Column id = when(col(Columns.ITEM).equalTo(9), "\uFFFD").otherwise("\uD83D\uDE00");
    Dataset<Row> train = train().where("item != 5").withColumn(Columns.ITEM, id);
    assertThat(rows(ColumnIndex.of(train).table()))
        .containsExactly("[\uFFFD,0]", "[\uD83D\uDE00,1]");
  }

  @Test
  void idsKeepTheirType() {
    Dataset<Row> train = train();
    assertThat(itemType(ColumnIndex.of(train))).isEqualTo(DataTypes.LongType);
    ColumnIndex ints =
        ColumnIndex.of(train.withColumn(Columns.ITEM, col(Columns.ITEM).cast("int")));
    assertThat(itemType(ints)).isEqualTo(DataTypes.IntegerType);
    assertThat(rows(ints.table())).containsExactly("[5,0]", "[9,1]", "[10,2]");
  }

  @Test
  void thePublishedTableHasRatingsAndOffsets() {
    Dataset<Row> table = ColumnIndex.of(train()).tableWith(new double[] {0.5, -0.25, 0});
    assertThat(table.columns()).containsExactly("item", "column", "ratings", "offset");
    assertThat(rows(table)).containsExactly("[5,0,3,0.5]", "[9,1,2,-0.25]", "[10,2,2,0.0]");
  }

  private static DataType itemType(ColumnIndex items) {
    return items.table().schema().apply(Columns.ITEM).dataType();
  }

  private static List<String> rows(Dataset<Row> table) {
    return table.collectAsList().stream().map(Row::toString).toList();
  }
}
