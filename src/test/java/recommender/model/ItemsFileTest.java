package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.ratings.Columns;
import recommender.testing.Rated;
import recommender.testing.SparkTest;
import recommender.vectors.ColumnIndex;

class ItemsFileTest extends SparkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bigint", "int", "string"})
  void tablesWrittenBySparkAreRead(String type) throws IOException {
    Dataset<Row> train =
        Rated.table(spark(), new Rated(1, 7, 4), new Rated(1, 50, 2), new Rated(2, 50, 5))
            .withColumn(Columns.ITEM, functions.col(Columns.ITEM).cast(type));
    String table = folder.resolve("items").toString();
    ColumnIndex.of(train).tableWith(new double[] {0.25, -1}).coalesce(1).write().parquet(table);

    ItemsFile file = ItemsFile.read(partFile(Path.of(table)), new Configuration(), Columns.ITEM);
    assertThat(file.items().ids())
        .isEqualTo(
            switch (type) {
              case "bigint" -> List.of(50L, 7L);
              case "int" -> List.of(50, 7);
              default -> List.of("50", "7");
            });
    assertThat(file.offsets()).containsExactly(0.25, -1);
  }

  private static org.apache.hadoop.fs.Path partFile(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return new org.apache.hadoop.fs.Path(part.toUri());
    }
  }
}
