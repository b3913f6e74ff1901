package recommender.job;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.baseline.BiasModel;
import recommender.baseline.BiasModelFit;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.evaluation.Cases;
import recommender.evaluation.Evaluator;
import recommender.network.Autoencoder;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.report.Metrics;
import recommender.report.MetricsTable;
import recommender.repository.RunDraft;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.split.Splitter;
import recommender.training.Machines;
import recommender.training.MemoryCheck;
import recommender.training.MemoryPlan;
import recommender.training.TrainedModel;
import recommender.training.Trainer;
import recommender.training.Workers;
import recommender.vectors.Dealing;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;

/** From a table of ratings to a published model: read, split, index, train, evaluate, publish. */
public final class TrainPipeline {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Settings settings;
  private final Stages stages;

  private TrainPipeline(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = settings;
    this.stages = new Stages(spark.sparkContext());
  }

  /** Runs to the end; prints the metrics and the path of the run. */
  public static void run(SparkSession spark, Settings settings, PrintStream out) {
    RunRepository repository =
        RunRepository.open(settings.output().path(), spark.sparkContext().hadoopConfiguration());
    Instant started = Instant.now();
    try (RunDraft draft = repository.begin(started)) {
      TrainPipeline pipeline = new TrainPipeline(spark, settings);
      Outcome outcome = pipeline.outcome();
      Metrics metrics =
          outcome.metrics(draft.id(), started, spark.version(), pipeline.stages.seconds());
      Path path =
          pipeline.stages.run("Publish", () -> new Publisher(draft).publish(outcome, metrics));
      pipeline.stages.log();
      out.printf("%n%s%nRun %s: %s%n", MetricsTable.of(metrics), draft.id(), path);
    }
  }

  private Outcome outcome() {
    Input input = readAndSplit();
    try (RatingSplit split = input.split();
        TrainVectors vectors = stages.run("Build user vectors", () -> TrainVectors.of(split))) {
      BiasModel bias =
          stages.run("Fit offsets", () -> BiasModelFit.fit(vectors.users(), vectors.width()));
      InputTransform transform = new InputTransform(bias, settings.network().centring());
      RatingScale scale = settings.input().ratingScale().orElseGet(vectors.items()::scale);
      Evaluator evaluator = new Evaluator(context, transform, scale);
      Trained trained = stages.run("Train", () -> train(split, vectors, transform, evaluator));
      Tested tested =
          stages.run("Evaluate", () -> Tested.of(split, vectors, evaluator, trained.network()));
      return new Outcome(settings, input, vectors, transform, scale, trained, tested);
    }
  }

  /** The ratings in their parts, and how good the input was. */
  private Input readAndSplit() {
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

  private Trained train(
      RatingSplit split, TrainVectors vectors, InputTransform transform, Evaluator evaluator) {
    Autoencoder autoencoder =
        new Autoencoder(settings.network(), settings.training(), vectors.width());
    int batchSize = settings.training().batchSize();
    Workers workers =
        new MemoryCheck(autoencoder, data(split, vectors), Machines.of(context))
            .choose(Dealing.batches(vectors.count(), batchSize));
    Dealing dealing =
        new Dealing(vectors.count(), batchSize, workers.count(), settings.training().seed());
    try (Cases validation = Cases.of(vectors.users(), split.validation(), vectors.items());
        MiniBatches batches = MiniBatches.of(vectors.users(), transform, dealing)) {
      long validated = validation.count();
      Trainer trainer =
          new Trainer(
              context,
              settings.training(),
              workers,
              validated == 0 ? Optional.empty() : Optional.of(n -> evaluator.rmse(validation, n)));
      TrainedModel model = trainer.train(autoencoder.fresh(), batches);
      return new Trained(
          autoencoder,
          model,
          workers,
          validated,
          validated == 0
              ? Optional.empty()
              : Optional.of(evaluator.total(validation, model.network())));
    }
  }

  private static MemoryPlan.Data data(RatingSplit split, TrainVectors vectors) {
    return new MemoryPlan.Data(
        split.trainRatings() / vectors.count(), split.validationRatings() > 0);
  }
}
