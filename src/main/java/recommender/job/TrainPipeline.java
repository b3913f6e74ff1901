package recommender.job;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.config.Settings;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.report.Metrics;
import recommender.report.MetricsTable;
import recommender.repository.RunDraft;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.split.Splitter;
import recommender.training.NetworkMemory;

/** From a table of ratings to a published model: read, split, index, train, evaluate, publish. */
public final class TrainPipeline {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Settings settings;
  private final Stages stages;

  TrainPipeline(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = settings;
    this.stages = new Stages(spark.sparkContext());
  }

  /** Runs to the end; prints the metrics and the path of the run. */
  public static void run(SparkSession spark, Settings settings, PrintStream out) {
    run(spark, settings, Map.of(), out);
  }

  /**
   * The same with more files in the run folder.
   *
   * @param more their texts by name
   */
  static void run(
      SparkSession spark, Settings settings, Map<String, String> more, PrintStream out) {
    RunRepository repository =
        RunRepository.open(settings.output().path(), spark.sparkContext().hadoopConfiguration());
    Instant started = Instant.now();
    TrainPipeline pipeline = new TrainPipeline(spark, settings);
    try (RunDraft draft = repository.begin(started);
        RunResult outcome = pipeline.outcome()) {
      more.forEach(draft::write);
      Metrics metrics =
          outcome.metrics(draft.id(), started, spark.version(), pipeline.stages.seconds());
      Path path =
          pipeline.stages.run("Publish", () -> new Publisher(draft).publish(outcome, metrics));
      pipeline.stages.log();
      out.printf("%n%s%nRun %s: %s%n", MetricsTable.of(metrics), draft.id(), path);
    }
  }

  private RunResult outcome() {
    Input input = readAndSplit();
    try (RatingSplit split = input.split()) {
      if (settings.ranking().isPresent()) {
        // That a second network does not fit is not to be found out when the first is trained.
        TrainSize train = stages.run("Count train", () -> PlannedModel.size(split));
        MemoryCheck.all(
            PlannedModel.of(settings, train).stream().map(PlannedModel::memory).toList(),
            Machines.of(context));
      }
      Experiment.Result result = new Experiment(context, stages, settings).run(split);
      try {
        Optional<Experiment.Result> ranking =
            settings.ranking().map(each -> beside(result, each).run(split));
        return new RunResult(settings, input, result, ranking, backtest(split));
      } catch (Throwable e) {
        result.close();
        throw e;
      }
    }
  }

  private Experiment beside(Experiment.Result first, Settings second) {
    Autoencoder network = ((FittedNetwork) first.last().learned()).autoencoder();
    MemoryContext memory = new MemoryContext("ranking.", NetworkMemory.held(network));
    return new Experiment(context, stages, second, memory);
  }

  private List<Metrics.Window> backtest(RatingSplit split) {
    return settings.evaluation().backtest() == 0
        ? List.of()
        : stages.run("Backtest", () -> new Backtest(context, settings).before(split));
  }

  /** The ratings in their parts, and how good the input was. */
  Input readAndSplit() {
    RatingReader reader = new RatingReader(spark, settings.input());
    Splitter splitter = new Splitter(settings.split(), settings.input());
    List<String> paths = settings.input().paths();
    try (Ratings ratings = stages.run("Read ratings", () -> reader.read(paths))) {
      if (settings.split().heldOut().isEmpty()) {
        return new Input(
            stages.run("Split", () -> splitter.split(ratings.rows(), Optional.empty())),
            ratings.quality());
      }
      List<String> held = List.of(settings.split().heldOut().get());
      try (Ratings heldOut =
          stages.run("Read held-out ratings", () -> reader.readLike(ratings, held))) {
        return new Input(
            stages.run("Split", () -> splitter.split(ratings.rows(), Optional.of(heldOut.rows()))),
            ratings.quality().plus(heldOut.quality()));
      }
    }
  }
}
