package recommender.baseline;

import java.io.Serializable;
import java.util.Arrays;

/** Sums of ratings, or of residuals, by column [items], which add up across partitions. */
final class ItemSums implements Serializable {
  private static final long serialVersionUID = 1L;

  final double[] sums;
  final long[] counts;

  ItemSums(int items) {
    sums = new double[items];
    counts = new long[items];
  }

  void add(int column, double value) {
    sums[column] += value;
    counts[column]++;
  }

  ItemSums plus(ItemSums other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
      counts[i] += other.counts[i];
    }
    return this;
  }

  /** Number of values. */
  long count() {
    return Arrays.stream(counts).sum();
  }

  double mean() {
    double sum = 0;
    for (double each : sums) {
      sum += each;
    }
    return sum / count();
  }

  /** The mean of each column, {@code otherwise} where there is nothing to average. */
  double[] means(double otherwise) {
    double[] means = new double[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = counts[i] == 0 ? otherwise : sums[i] / counts[i];
    }
    return means;
  }

  /** The mean of each column pulled towards 0 by {@code shrinkage} values of 0. */
  double[] shrunkMeans(double shrinkage) {
    double[] means = new double[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums[i] / (counts[i] + shrinkage);
    }
    return means;
  }
}
