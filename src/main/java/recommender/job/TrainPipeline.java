package recommender.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.config.Settings;
import recommender.config.Start;
import recommender.experiment.Backtest;
import recommender.experiment.Experiment;
import recommender.experiment.Input;
import recommender.experiment.Learners;
import recommender.experiment.ModelResult;
import recommender.experiment.PlannedModel;
import recommender.experiment.Publisher;
import recommender.experiment.RunResult;
import recommender.experiment.SampleUsers;
import recommender.experiment.SplitCheck;
import recommender.experiment.WarmRun;
import recommender.learner.Learner;
import recommender.learner.Stages;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.TrainSize;
import recommender.model.LoadedRun;
import recommender.promotion.Candidate;
import recommender.promotion.Gate;
import recommender.promotion.NotPromotedException;
import recommender.promotion.Verdict;
import recommender.quality.CheckedRatings;
import recommender.quality.QualityCheck;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.ratings.Titles;
import recommender.report.BacktestMetrics;
import recommender.report.Metrics;
import recommender.report.RunSummary;
import recommender.report.SampleUser;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.split.Splitter;
import recommender.tracking.TrackedRun;
import recommender.tracking.Tracking;
import recommender.training.CheckpointStore;
import recommender.training.DivergedException;

/** From a table of ratings to a published model: read, split, index, train, evaluate, publish. */
public final class TrainPipeline {
  private final RunRepository repository;
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final WarmRun warm;
  private final Settings settings;
  private final Stages stages;

  /** Of a cold start. */
  TrainPipeline(SparkSession spark, Settings settings, RunRepository repository) {
    this(spark, new WarmRun(settings, Optional.empty()), repository);
  }

  private TrainPipeline(SparkSession spark, WarmRun warm, RunRepository repository) {
    this.repository = repository;
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.warm = warm;
    this.settings = warm.settings();
    this.stages = new Stages(spark.sparkContext());
  }

  /**
   * Runs to the end; prints the metrics and the path of the run.
   *
   * @throws NotPromotedException when the run was not promoted
   */
  public static void run(SparkSession spark, Settings settings, PrintStream out) {
    run(spark, settings, Start.ANEW, out);
  }

  /** The same from where the settings' run was stopped, if it is to go on. */
  public static void run(SparkSession spark, Settings settings, Start start, PrintStream out) {
    RunRepository repository = repository(spark, settings);
    repository.exclusively(
        "train", () -> of(spark, settings, repository).run(start, Map.of(), out).demandPromoted());
  }

  /** The repository that the settings name. */
  static RunRepository repository(SparkSession spark, Settings settings) {
    return RunRepository.open(settings.output().path(), spark.sparkContext().hadoopConfiguration());
  }

  /** A run of settings into the repository that they name, which may be locked. */
  static TrainPipeline of(SparkSession spark, Settings settings, RunRepository repository) {
    return new TrainPipeline(
        spark,
        WarmRun.of(settings, repository, spark.sparkContext().hadoopConfiguration()),
        repository);
  }

  /**
   * Runs to the end.
   *
   * @param more files of the run folder, their texts by name
   * @return whether the run was promoted
   */
  Verdict run(Start start, Map<String, String> more, PrintStream out) {
    Instant started = Instant.now();
    try (RunDraft draft = repository.begin(started)) {
      RunCheckpoints checkpoints =
          RunCheckpoints.of(repository, draft.id(), settings, start, context.hadoopConfiguration());
      more.forEach(draft::write);
      Verdict verdict = publish(draft, checkpoints, started, out);
      checkpoints.delete();
      return verdict;
    } catch (DivergedException e) {
      // It would again.
      repository.checkpoints().delete();
      throw e;
    }
  }

  private Verdict publish(
      RunDraft draft, RunCheckpoints checkpoints, Instant started, PrintStream out) {
    Optional<Titles> titles = titles();
    Input input = readAndSplit();
    Publisher publisher = new Publisher(draft);
    try (RatingSplit split = input.split()) {
      checkQuality(input).write(draft);
      RunResult result = fitAndTest(input, publisher, checkpoints);
      List<SampleUser> sample = sample(draft, split, titles);
      Metrics metrics = result.metrics(run(draft.id(), started));
      Verdict verdict = judge(new Candidate(draft.folder(), result.settings(), split, metrics));
      draft.write(RunFiles.VERDICT, verdict.json());
      Path path =
          stages.run(
              "Publish",
              () -> {
                publisher.write(result, metrics, verdict.sentences(), sample);
                return draft.publish(verdict.decision());
              });
      Tracking.log(
          new TrackedRun(result.settings(), metrics, verdict, path, context.hadoopConfiguration()));
      stages.log();
      out.print(RunSummary.of(metrics, sample, path.toString(), RunFiles.REPORT));
      report(verdict, out);
      return verdict;
    }
  }

  /** Whether the run takes the place of the one in service. */
  private Verdict judge(Candidate candidate) {
    Optional<Path> inService = repository.current().map(repository::run);
    return stages.run("Decide on promotion", () -> Gate.judge(spark, candidate, inService));
  }

  /** The verdict comes last, for schedulers in which exit codes get lost. */
  private void report(Verdict verdict, PrintStream out) {
    if (settings.promotion().printsVerdict() || !verdict.promoted()) {
      out.print(verdict.summary());
      out.println(verdict.line());
    }
  }

  /** The models are written, and no longer in memory, when it returns. */
  private RunResult fitAndTest(Input input, Publisher publisher, RunCheckpoints checkpoints) {
    RatingSplit split = input.split();
    warm.demandUnseenTest(split);
    try (Experiment experiment = new Experiment(context, stages, split, settings.input())) {
      SplitCheck check = check(split);
      CheckpointStore kept = checkpoints.store(split);
      List<Learner> learners = Learners.of(check.settings(), kept);
      checkMemory(split, learners);
      List<ModelResult> models = experiment.run(learners);
      List<BacktestMetrics.Window> backtest = backtest(split, check.settings(), kept);
      stages.run(
          "Write models", () -> publisher.write(models.stream().map(ModelResult::fitted).toList()));
      return new RunResult(check.settings(), input, check.report(), models, backtest);
    }
  }

  /** Titles that cannot be read are not to be found out after training. */
  private Optional<Titles> titles() {
    return settings
        .input()
        .titles()
        .map(path -> Titles.read(spark, path, settings.input().columns().item()));
  }

  /** Lists of a few users, by the models as they lie in the run. */
  private List<SampleUser> sample(RunDraft draft, RatingSplit split, Optional<Titles> titles) {
    return titles
        .map(
            named ->
                stages.run(
                    "Sample users",
                    () -> {
                      try (LoadedRun run =
                          LoadedRun.ofDraft(
                              draft.folder(), spark.sparkContext().hadoopConfiguration())) {
                        return SampleUsers.of(run, split.known(), named);
                      }
                    }))
        .orElse(List.of());
  }

  /** What the ratings look like is known, and refused, before anything is trained. */
  SplitCheck check(RatingSplit split) {
    return stages.run("Check ratings", () -> SplitCheck.of(split, settings).passed());
  }

  /** Ratings that are not what they were are not to be found out after training. */
  CheckedRatings checkQuality(Input input) {
    return stages.run(
        "Check quality",
        () -> QualityCheck.of(spark, input, settings.quality(), repository).passed());
  }

  /** That a second model does not fit is not to be found out when the first is fitted. */
  private void checkMemory(RatingSplit split, List<Learner> learners) {
    if (learners.size() > 1) {
      TrainSize train = stages.run("Count train", () -> PlannedModel.size(split));
      Machines machines = Machines.of(context);
      MemoryCheck.all(
          PlannedModel.of(learners, train, machines).stream()
              .flatMap(model -> model.memory().stream())
              .toList(),
          machines);
    }
  }

  private Metrics.Run run(String id, Instant started) {
    return new Metrics.Run(
        id,
        started.toString(),
        Duration.between(started, Instant.now()).toMillis() / 1e3,
        Version.current(),
        spark.version(),
        settings.training().seed(),
        stages.seconds());
  }

  private List<BacktestMetrics.Window> backtest(
      RatingSplit split, Settings chosen, CheckpointStore checkpoints) {
    return chosen.evaluation().backtest() == 0
        ? List.of()
        : stages.run("Backtest", () -> new Backtest(context, chosen, checkpoints).before(split));
  }

  /** The ratings in their parts, and the quality report of the input. */
  Input readAndSplit() {
    RatingReader reader =
        new RatingReader(spark, settings.input(), settings.split().strategy())
            .listingRejected(settings.quality().rejectedRows());
    try (Ratings ratings = stages.run("Read ratings", reader::read)) {
      Splitter splitter =
          new Splitter(settings.split(), settings.input(), ratings.quality().kept());
      QueryPlans.fit(spark, ratings.quality().kept());
      if (settings.split().heldOut().isEmpty()) {
        return new Input(
            stages.run("Split", () -> splitter.split(ratings.rows(), Optional.empty())),
            ratings.quality(),
            ratings.inputs());
      }
      List<String> held = List.of(settings.split().heldOut().get());
      try (Ratings heldOut =
          stages.run("Read held-out ratings", () -> reader.readLike(ratings, held))) {
        return new Input(
            stages.run("Split", () -> splitter.split(ratings.rows(), Optional.of(heldOut.rows()))),
            ratings.quality().plus(heldOut.quality()),
            Stream.concat(ratings.inputs().stream(), heldOut.inputs().stream()).toList());
      }
    }
  }
}
