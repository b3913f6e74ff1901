package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Exact order statistics of a column too long to sort in one place.
 *
 * <p>Each pass counts the values in {@value #BUCKETS} ranges and goes on inside the one that holds
 * the wanted rank, until few enough values are left to sort. No pass brings more than a count per
 * range, or {@value #FEW} values, to the driver. The pass that finds the ends brings all values of
 * a small table, and is then the only one.
 */
final class Percentile {
  private static final int BUCKETS = 4096;
  private static final int FEW = 65_536;

  /** Values of a table that is sorted at once. */
  private static final int SMALL_TABLE = 1_000_000;

  private Percentile() {}

  /**
   * The percentile with linear interpolation between order statistics at p · (n − 1), as numpy and
   * pandas have it by default (Hyndman and Fan 1996, type 7).
   *
   * @param values a column of finite doubles
   * @param p in [0, 1]
   * @return empty when there are no values
   */
  static OptionalDouble of(Dataset<Row> values, String column, double p) {
    return of(values, column, p, SMALL_TABLE);
  }

  /**
   * @param smallTable so many values are sorted at once, less where partitions differ in length
   */
  static OptionalDouble of(Dataset<Row> values, String column, double p, int smallTable) {
    Dataset<Double> doubles = values.select(col(column).as("value")).as(Encoders.DOUBLE());
    FewValues few = FewValues.of(doubles, smallTable);
    if (few.count() == 0) {
      return OptionalDouble.empty();
    }
    double rank = p * (few.count() - 1);
    long below = (long) Math.floor(rank);
    double[] neighbours =
        few.sorted()
            .map(sorted -> neighbours(sorted, (int) below))
            .orElseGet(
                () -> neighbours(doubles, new Range(few.min(), few.max(), 0, few.count()), below));
    return OptionalDouble.of(neighbours[0] + (neighbours[1] - neighbours[0]) * (rank - below));
  }

  private static double[] neighbours(double[] sorted, int place) {
    return new double[] {sorted[place], sorted[Math.min(place + 1, sorted.length - 1)]};
  }

  private static double[] neighbours(Dataset<Double> values, Range all, long rank) {
    Range range = all;
    while (range.count() > FEW && range.low() < range.high()) {
      range = narrowed(values, range, rank);
    }
    return neighbours(values, range, (int) (rank - range.before()));
  }

  /** The value at a place of the sorted range and the one after it, itself at the very end. */
  private static double[] neighbours(Dataset<Double> values, Range range, int place) {
    boolean lastOfRange = place + 1 == range.count();
    double next = lastOfRange ? firstAbove(values, range.high()) : range.high();
    if (range.low() == range.high()) {
      return new double[] {range.low(), next};
    }
    double[] sorted =
        values.filter(range.contains()).collectAsList().stream()
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return new double[] {sorted[place], lastOfRange ? next : sorted[place + 1]};
  }

  private static double firstAbove(Dataset<Double> values, double value) {
    Row first = values.filter(col("value").gt(value)).agg(min("value")).first();
    return first.isNullAt(0) ? value : first.getDouble(0);
  }

  /** The bucket of {@code range} that holds {@code rank}, shrunk to the values in it. */
  private static Range narrowed(Dataset<Double> values, Range range, long rank) {
    List<Row> buckets =
        values
            .filter(range.contains())
            .groupBy(range.bucket().as("bucket"))
            .agg(min("value"), max("value"), count("value"))
            .orderBy("bucket")
            .collectAsList();
    long before = range.before();
    for (Row bucket : buckets) {
      if (rank < before + bucket.getLong(3)) {
        return new Range(bucket.getDouble(1), bucket.getDouble(2), before, bucket.getLong(3));
      }
      before += bucket.getLong(3);
    }
    throw new IllegalStateException("no rank " + rank + " among " + before + " values");
  }

  /** Range of values from low to high, with the numbers of values below it and inside. */
  private record Range(double low, double high, long before, long count) {

    Column contains() {
      return col("value").between(low, high);
    }

    Column bucket() {
      Column place = col("value").minus(low).divide((high - low) / BUCKETS);
      return least(floor(place), lit((long) BUCKETS - 1));
    }
  }
}
