package recommender.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.struct;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.config.CommandLine;
import recommender.config.Settings;
import recommender.learner.Stages;
import recommender.learner.TrainData;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.split.RatingSplit;
import recommender.split.Splitter;

/**
 * Program that goes once from a file of ratings to a vector of each user, in a fresh JVM, and
 * answers with the seconds of it and the peak of its memory.
 */
final class ReadTurn {
  static final String OURS = "ours";
  static final String PLAIN_SPARK = "plain-spark";

  private static final double PERCENTILE = 0.98;

  private ReadTurn() {}

  /** The arguments are the contender and the file. */
  public static void main(String[] args) {
    int exit = 0;
    try {
      SparkSession spark = JobSession.start();
      long started = System.nanoTime();
      long users = args[0].equals(OURS) ? ours(spark, args[1]) : plain(spark, args[1]);
      System.out.printf(
          "@%f %d %d%n", (System.nanoTime() - started) / 1e9, Memory.peak() >> 20, users);
    } catch (Exception | Error e) {
      e.printStackTrace();
      exit = 1;
    }
    Runtime.getRuntime().halt(exit);
  }

  private static long ours(SparkSession spark, String file) {
    Settings settings =
        CommandLine.parse("--input", file).settings().with(Map.of("split.percentile", PERCENTILE));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    try (Ratings ratings =
            new RatingReader(spark, settings.input(), settings.split().strategy()).read();
        RatingSplit split =
            new Splitter(settings.split(), settings.input(), ratings.quality().kept())
                .split(ratings.rows(), Optional.empty());
        TrainData data =
            new TrainData(context, new Stages(spark.sparkContext()), split, settings.input())) {
      return data.byUser().matrix().rows().count();
    }
  }

  /** What one writes without us: no row is checked, and nothing is kept for validation. */
  private static long plain(SparkSession spark, String file) {
    Dataset<Row> ratings =
        spark
            .read()
            .option("header", "true")
            .schema("userId INT, movieId INT, rating FLOAT, timestamp LONG")
            .csv(file)
            .cache();
    long last = (long) (PERCENTILE * (ratings.count() - 1));
    List<Long> cutoff =
        ratings
            .select("timestamp")
            .orderBy("timestamp")
            .as(Encoders.LONG())
            .toJavaRDD()
            .zipWithIndex()
            .filter(value -> value._2() == last)
            .map(value -> value._1())
            .collect();
    return ratings
        .where(col("timestamp").lt(cutoff.get(0)))
        .groupBy("userId")
        .agg(collect_list(struct("movieId", "rating")).as("vector"))
        .cache()
        .count();
  }
}
