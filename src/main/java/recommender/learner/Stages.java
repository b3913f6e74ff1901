package recommender.learner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.training.Progress;

/** The stages of a pipeline with their seconds: Spark UI and log name each with the same words. */
public final class Stages {
  private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

  private final SparkContext spark;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  public Stages(SparkContext spark) {
    this.spark = spark;
  }

  /** Runs a stage and reports its time. */
  public <T> T run(String name, Supplier<T> work) {
    spark.setJobDescription(name);
    Progress.standard().begin(name);
    long start = System.nanoTime();
    T result;
    try {
      result = work.get();
    } finally {
      Progress.standard().end();
    }
    spark.setJobDescription(null);
    double taken = (System.nanoTime() - start) / 1e9;
    seconds.merge(name, taken, Double::sum);
    LOG.info("{}: {} s.", name, String.format(Locale.ROOT, "%.1f", taken));
    return result;
  }

  /** Runs a stage without a result and reports its time. */
  public void run(String name, Runnable work) {
    run(
        name,
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Seconds of wall time of the stages so far, in their order, by name in snake case; one that ran
   * twice has the sum.
   */
  public Map<String, Double> seconds() {
    Map<String, Double> byKey = new LinkedHashMap<>();
    seconds.forEach(
        (name, taken) -> byKey.put(name.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_"), taken));
    return Collections.unmodifiableMap(byKey);
  }

  /** Logs where the time went. */
  public void log() {
    LOG.info("Time by stage:{}", table());
  }

  /** A line for each stage: its name, seconds and share of them all. */
  String table() {
    double all = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    StringBuilder table = new StringBuilder();
    seconds.forEach(
        (name, taken) ->
            table.append(
                String.format(
                    Locale.ROOT, "%n  %-24s %8.1f s %5.1f %%", name, taken, 100 * taken / all)));
    return table.toString();
  }
}
