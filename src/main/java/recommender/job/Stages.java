package recommender.job;

import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stages of a pipeline: the Spark UI and the log name each with the same words. */
final class Stages {
  private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

  private final SparkContext spark;

  Stages(SparkContext spark) {
    this.spark = spark;
  }

  /** Runs a stage and reports its time. */
  <T> T run(String name, Supplier<T> work) {
    spark.setJobDescription(name);
    long start = System.nanoTime();
    T result = work.get();
    spark.setJobDescription(null);
    LOG.info("{}: {} s.", name, seconds(start));
    return result;
  }

  private static String seconds(long start) {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9);
  }
}
