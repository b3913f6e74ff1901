package recommender.benchmark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.baseline.FactorisationFit;
import recommender.config.CommandLine;
import recommender.job.TrainPipeline;
import recommender.repository.RunFiles;

/**
 * Program that goes once from a file of ratings to a model and its RMSE on another file, in a fresh
 * JVM, and answers with the seconds of it, the peak of its memory and the RMSE.
 */
final class JobTurn {
  static final String OURS = "ours";
  static final String ALS = "als";

  static final String TRAIN = "train.csv";
  static final String HELD_OUT = "held-out.csv";

  private static final int RANK = 40;
  private static final int ITERATIONS = 15;
  private static final double REGULARISATION = 0.1;

  private JobTurn() {}

  /** The arguments are the contender and the folder of the files. */
  public static void main(String[] args) {
    int exit = 0;
    try {
      SparkSession spark = JobSession.start();
      Path folder = Path.of(args[1]);
      long started = System.nanoTime();
      double rmse = args[0].equals(OURS) ? ours(spark, folder) : als(spark, folder);
      System.out.printf(
          "@%f %d %f%n", (System.nanoTime() - started) / 1e9, Memory.peak() >> 20, rmse);
    } catch (Exception | Error e) {
      e.printStackTrace();
      exit = 1;
    }
    Runtime.getRuntime().halt(exit);
  }

  /** The default job. */
  private static double ours(SparkSession spark, Path folder) throws IOException {
    Path output = folder.resolve("output");
    CommandLine line =
        CommandLine.parse(
            "--input", folder.resolve(TRAIN).toString(),
            "--held-out", folder.resolve(HELD_OUT).toString(),
            "--output", output.toString());
    TrainPipeline.run(spark, line.settings(), System.err);
    String run = Files.readString(output.resolve(RunFiles.CURRENT)).strip();
    Path metrics = output.resolve(RunFiles.RUNS).resolve(run).resolve(RunFiles.METRICS);
    JsonNode tree = new ObjectMapper().readTree(metrics.toFile());
    return tree.at("/test/rmse").asDouble();
  }

  /** What one writes without us: no row is checked, and the regularisation is known. */
  private static double als(SparkSession spark, Path folder) {
    // Without checkpoints its lineage outgrows the stack.
    FactorisationFit.keepCheckpoints(spark.sparkContext());
    Dataset<Row> train = read(spark, folder.resolve(TRAIN)).cache();
    ALS als =
        new ALS()
            .setUserCol("userId")
            .setItemCol("movieId")
            .setRank(RANK)
            .setMaxIter(ITERATIONS)
            .setRegParam(REGULARISATION)
            .setNumBlocks(spark.sparkContext().defaultParallelism())
            .setCheckpointInterval(FactorisationFit.CHECKPOINT_INTERVAL)
            .setColdStartStrategy("drop")
            .setSeed(1);
    Column clipped = greatest(lit(1), least(lit(5), col("prediction")));
    return als.fit(train)
        .transform(read(spark, folder.resolve(HELD_OUT)))
        .agg(sqrt(avg(pow(clipped.minus(col("rating")), 2))))
        .head()
        .getDouble(0);
  }

  private static Dataset<Row> read(SparkSession spark, Path file) {
    return spark
        .read()
        .option("header", "true")
        .schema("userId INT, movieId INT, rating FLOAT, timestamp LONG")
        .csv(file.toString());
  }
}
