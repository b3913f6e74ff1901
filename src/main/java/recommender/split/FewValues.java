package recommender.split;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Number, minimum and maximum of values, with the values themselves while they are few.
 *
 * <p>No record, since Kryo cannot write the fields of one.
 */
final class FewValues implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Length of the first array. */
  private static final int FIRST = 1024;

  private final int most;
  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** The first {@link #count} of them are values; null of too many. */
  private double[] values;

  private FewValues(int most, double[] values) {
    this.most = most;
    this.values = values;
  }

  /**
   * Those of a table, from one pass without a shuffle.
   *
   * @param values finite
   * @param most so many are kept, shared out equally to the partitions
   */
  static FewValues of(Dataset<Double> values, int most) {
    JavaRDD<InternalRow> rows = values.queryExecution().toRdd().toJavaRDD();
    int ofPartition = most / Math.max(1, rows.getNumPartitions());
    return rows.mapPartitions(partition -> List.of(of(partition, ofPartition)).iterator())
        .treeAggregate(new FewValues(0, new double[0]), FewValues::and, FewValues::and);
  }

  private static FewValues of(Iterator<InternalRow> rows, int most) {
    FewValues few = new FewValues(most, new double[Math.min(most, FIRST)]);
    rows.forEachRemaining(
        row -> {
          if (!row.isNullAt(0)) {
            few.add(row.getDouble(0));
          }
        });
    return few;
  }

  private void add(double value) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    if (count >= most) {
      values = null;
    } else {
      if (count == values.length) {
        values = Arrays.copyOf(values, (int) Math.min(most, 2 * count));
      }
      values[(int) count] = value;
    }
    count++;
  }

  /** Adds those of another partition. */
  private FewValues and(FewValues other) {
    if (values != null && other.values != null) {
      values = Arrays.copyOf(values, (int) (count + other.count));
      System.arraycopy(other.values, 0, values, (int) count, (int) other.count);
    } else {
      values = null;
    }
    count += other.count;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    return this;
  }

  long count() {
    return count;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** All values in ascending order; empty of too many. */
  Optional<double[]> sorted() {
    return Optional.ofNullable(values)
        .map(all -> Arrays.stream(all, 0, (int) count).sorted().toArray());
  }
}
