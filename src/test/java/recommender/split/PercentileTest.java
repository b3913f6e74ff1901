package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class PercentileTest extends SparkTest {
  private static final int MANY = 150_000;

  @Test
  void aRankBetweenTwoValuesIsInterpolated() {
    Dataset<Row> six = values(60.0, 10.0, 50.0, 20.0, 40.0, 30.0);
    // 0.98 · 5 = 4.9: nine tenths of the way from the fifth to the sixth.
    assertThat(Percentile.of(six, "t", 0.98).orElseThrow()).isCloseTo(59, within(1e-12));
    assertThat(Percentile.of(six, "t", 0.5).orElseThrow()).isEqualTo(35);
  }

  @Test
  void aRankOnAValueIsThatValue() {
    Dataset<Row> five = values(1.0, 2.0, 4.0, 4.0, 9.0);
    assertThat(Percentile.of(five, "t", 0).orElseThrow()).isEqualTo(1);
    assertThat(Percentile.of(five, "t", 0.25).orElseThrow()).isEqualTo(2);
    assertThat(Percentile.of(five, "t", 1).orElseThrow()).isEqualTo(9);
  }

  @Test
  void thePercentileOfEqualValuesIsThatValue() {
    assertThat(Percentile.of(values(-7.5), "t", 0.98).orElseThrow()).isEqualTo(-7.5);
    assertThat(Percentile.of(values(3.0, 3.0, 3.0), "t", 0.3).orElseThrow()).isEqualTo(3);
  }

  @Test
  void noValuesHaveNoPercentile() {
    assertThat(Percentile.of(values(), "t", 0.98)).isEmpty();
  }

  /** More values than are sorted at once, so the ranges are counted in one pass first. */
  @Test
  void manyValuesWithDuplicatesAgreeWithASort() {
    assertLikeASort(expr("CAST(pmod(xxhash64(id), 20011) AS DOUBLE) / 4"), 0.3, 0.98);
  }

  /** All values but two are in the first range of the first pass. */
  @Test
  void farOutliersAgreeWithASort() {
    assertLikeASort(
        expr("IF(id < 2, 1e12 + id, CAST(pmod(xxhash64(id), 3001) AS DOUBLE))"), 0.5, 0.999999);
  }

  /** A range of one value is not narrowed further, however many hold it. */
  @Test
  void aValueHeldByMostAgreesWithASort() {
    assertLikeASort(
        expr("IF(pmod(xxhash64(id), 10) < 8, 5e8, CAST(pmod(xxhash64(id), 1000003) AS DOUBLE))"),
        0.1,
        0.9);
  }

  private static void assertLikeASort(Column value, double... percentiles) {
    Dataset<Row> values = spark().range(0, MANY, 1, 2).select(value.as("t")).cache();
    double[] sorted =
        values.as(Encoders.DOUBLE()).collectAsList().stream().mapToDouble(x -> x).toArray();
    Arrays.sort(sorted);
    assertThat(sorted).hasSize(MANY);
    for (double p : percentiles) {
      double rank = p * (MANY - 1);
      int below = (int) rank;
      double expected = sorted[below] + (sorted[below + 1] - sorted[below]) * (rank - below);
      assertThat(Percentile.of(values, "t", p).orElseThrow()).as("%s", p).isEqualTo(expected);
      assertThat(Percentile.of(values, "t", p, MANY - 1).orElseThrow())
          .as("%s in passes", p)
          .isEqualTo(expected);
    }
    values.unpersist();
  }

  private static Dataset<Row> values(Double... values) {
    return spark().createDataset(List.of(values), Encoders.DOUBLE()).select(col("value").as("t"));
  }
}
