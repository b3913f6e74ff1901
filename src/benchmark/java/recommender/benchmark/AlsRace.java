package recommender.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.nd4j.linalg.factory.Nd4j;
import recommender.autoencoder.TimedFitting;
import recommender.config.CommandLine;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.split.Part;
import recommender.split.RatingSplit;

/**
 * Comparison of our training with the default settings and Spark's ALS, on the same ratings, in one
 * session, taking turns.
 */
final class AlsRace {
  private static final int REPETITIONS = 4; // the first one in a fresh JVM
  private static final int BLOCKS = 10; // what ALS has by default
  private static final RatingScale SCALE = new RatingScale(1, 5);

  private final RatingShape shape;
  private final SparkSession spark;
  private final RatingSplit split;
  private final Settings settings = CommandLine.parse(new String[] {"--input", "none"}).settings();
  private final List<ConvergenceCurve> curves = new ArrayList<>();

  private AlsRace(RatingShape shape, SparkSession spark, RatingSplit split) {
    this.shape = shape;
    this.spark = spark;
    this.split = split;
  }

  /** The argument is the name of the shape. */
  public static void main(String[] args) {
    int exit = 0;
    try {
      Nd4j.getBackend(); // loading it is no part of training
      RatingShape shape = RatingShape.named(args[0]);
      SparkSession spark = JobSession.start();
      new AlsRace(shape, spark, split(spark, shape)).run();
    } catch (Exception | Error e) {
      e.printStackTrace();
      exit = 1;
    }
    // Spark's and our own threads would keep the process alive.
    Runtime.getRuntime().halt(exit);
  }

  /** Ratings of a shape, cached. */
  static RatingSplit split(SparkSession spark, RatingShape shape) {
    // A table made of a list would carry it in every plan, and Spark compares plans.
    JavaRDD<Row> ratings =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(RatingDraw.of(shape));
    Dataset<Row> tagged =
        spark.createDataFrame(ratings, RatingDraw.SCHEMA).persist(StorageLevel.MEMORY_AND_DISK());
    Map<Part, Long> counts = new EnumMap<>(Part.class);
    for (Part part : List.of(Part.TRAIN, Part.VALIDATION)) {
      counts.put(part, tagged.filter(part.isPart()).count());
    }
    return new RatingSplit(tagged, counts, 0, 0, OptionalDouble.empty());
  }

  private void run() {
    say(
        "Shape %s: %,d train and %,d validation ratings, %d cores. What a figure is of stands in the head of run.sh."
            .formatted(shape.name(), split.trainRatings(), split.validationRatings(), cores()));
    // They cache train, which is no part of anyone's time.
    Turns als = new Turns("als", new Als(split, SCALE, BLOCKS));
    Turns fewBlocks = new Turns("als-few-blocks", new Als(split, SCALE, cores()));
    try (TimedFitting first = ours();
        ResidualAls residuals = new ResidualAls(first)) {
      List<Turns> others = List.of(als, fewBlocks, new Turns("als-residuals", residuals));
      others.forEach(Turns::take);
      others.forEach(Turns::choose);
      for (int i = 1; i < REPETITIONS; i++) {
        ours().close();
        others.forEach(Turns::take);
      }
      say("Validation RMSE of the offsets alone: %.4f".formatted(first.offsetsRmse()));
      report(first.workers(), others.stream().map(Turns::finding).toList());
    }
  }

  private int cores() {
    return spark.sparkContext().defaultParallelism();
  }

  private TimedFitting ours() {
    TimedFitting fitting = TimedFitting.of(spark, settings, split);
    ConvergenceCurve curve = ConvergenceCurve.of(fitting.model(), fitting.seconds());
    curves.add(curve);
    say("ours: " + curve);
    return fitting;
  }

  private void report(int workers, List<Finding> others) {
    List<Finding> findings = new ArrayList<>(ConvergenceCurve.findings(curves, workers));
    findings.addAll(others);
    Finding als = others.get(0);
    say(Finding.header());
    findings.forEach(finding -> say(finding.row(als)));
    findings.forEach(finding -> System.out.println(finding.json(shape, als)));
  }

  private static void say(String message) {
    System.err.println(message);
  }
}
