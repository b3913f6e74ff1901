package recommender.split;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.corr;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class DrawTest extends SparkTest {

  @Test
  void drawsAreUniformAndDifferByPurposeAndSeed() {
    Row drawn =
        ids(10_000)
            .select(
                new Draw(1, "a").ofRating().as("x"),
                new Draw(1, "b").ofRating().as("purpose"),
                new Draw(2, "a").ofRating().as("seed"))
            .agg(min("x"), avg("x"), max("x"), corr("x", "purpose"), corr("x", "seed"))
            .first();
    assertThat(drawn.getDouble(0)).isBetween(0.0, 0.001);
    assertThat(drawn.getDouble(1)).isCloseTo(0.5, within(0.01));
    assertThat(drawn.getDouble(2)).isBetween(0.999, 0x1.fffffffffffffp-1);
    assertThat(drawn.getDouble(3)).isCloseTo(0, within(0.04));
    assertThat(drawn.getDouble(4)).isCloseTo(0, within(0.04));
  }

  @Test
  void numericAndTextIdsDrawTheSame() {
    Dataset<Row> numbers = ids(100);
    Dataset<Row> texts =
        numbers.select(
            col("user").cast("string").as("user"), col("item").cast("string").as("item"));
    assertThat(drawn(texts, new Draw(1, "a").ofRating()))
        .isEqualTo(drawn(numbers, new Draw(1, "a").ofRating()));
    assertThat(drawn(texts, new Draw(1, "a").ofUser()))
        .isEqualTo(drawn(numbers, new Draw(1, "a").ofUser()));
  }

  private static List<Row> drawn(Dataset<Row> ids, Column draw) {
    return ids.select(draw).collectAsList();
  }

  private static Dataset<Row> ids(int count) {
    return spark().range(0, count, 1, 2).selectExpr("id % 17 AS user", "id AS item");
  }
}
