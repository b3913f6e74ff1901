package recommender.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModelFit;
import recommender.model.ItemCodes;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.vectors.ColumnIndex;
import recommender.vectors.RatingMatrix;

/** μ = 3; the better user and item have the offset (2 + 0) / (2 + 5), the others its negative. */
class ItemVectorTablesTest extends SparkTest {
  private static final double OFFSET = 2.0 / 7;

  @Test
  void itemVectorsLeaveTheirUsersToo() {
    Map<String, Dataset<Row>> tables = tables();
    assertThat(tables).containsOnlyKeys("items.parquet", "users.parquet");
    assertThat(tables.get("users.parquet").columns())
        .containsExactly("user", "column", "ratings", "offset", "fingerprint");
    List<Row> users = tables.get("users.parquet").collectAsList();
    assertRow(users.get(0), 1, 0, OFFSET);
    assertRow(users.get(1), 2, 1, -OFFSET);
    assertThat(users).extracting(user -> user.getLong(4)).containsExactly(70L, 80L);

    assertThat(tables.get("items.parquet").columns())
        .containsExactly("item", "column", "ratings", "offset", "users", "values", "code");
    List<Row> items = tables.get("items.parquet").orderBy("column").collectAsList();
    assertRow(items.get(0), 10, 0, OFFSET);
    assertRow(items.get(1), 20, 1, -OFFSET);
    assertThat(items.get(1).getList(4)).isEqualTo(List.of(0, 1));
    assertThat(items.get(1).getList(5)).isEqualTo(List.of(3f, 1f));
    assertThat(items.get(1).getList(6)).isEqualTo(List.of(0.5f, -2f));
  }

  private static void assertRow(Row row, long id, int column, double offset) {
    assertThat(row.getLong(0)).isEqualTo(id);
    assertThat(row.getInt(1)).isEqualTo(column);
    assertThat(row.getLong(2)).isEqualTo(2);
    assertThat(row.getDouble(3)).isCloseTo(offset, within(1e-6));
  }

  private static Map<String, Dataset<Row>> tables() {
    Dataset<Row> train = RatingTable.of(spark(), "1 10 5 0", "1 20 3 0", "2 10 3 0", "2 20 1 0");
    try (RatingMatrix matrix = RatingMatrix.of(train, RatingMatrix.Layout.BY_ITEM)) {
      return ItemVectorTables.of(
          matrix,
          BiasModelFit.fit(matrix.rows(), matrix.width()),
          ColumnIndex.of(train),
          new ItemCodes(new float[][] {{1, 2}, {0.5f, -2}}, new float[2], new float[2]),
          new long[] {70, 80});
    }
  }
}
