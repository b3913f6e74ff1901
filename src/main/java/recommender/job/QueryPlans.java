package recommender.job;

import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark plans queries over few ratings: to make a plan takes longer than to carry it out, so it
 * is made once, in as few tasks as there are slots. What was submitted stays as it is.
 */
final class QueryPlans {
  static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  static final String PARTITIONS = "spark.sql.shuffle.partitions";
  private static final long FEW = 1_000_000;

  private QueryPlans() {}

  /** Sets a session up for queries over so many ratings. */
  static void fit(SparkSession spark, long ratings) {
    if (ratings > FEW) {
      return;
    }
    RuntimeConfig conf = spark.conf();
    if (!spark.sparkContext().getConf().contains(ADAPTIVE)) {
      conf.set(ADAPTIVE, false);
    }
    int slots = spark.sparkContext().defaultParallelism();
    conf.set(PARTITIONS, Math.min(slots, Integer.parseInt(conf.get(PARTITIONS))));
  }
}
