package recommender.job;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import recommender.config.EvaluateSettings;
import recommender.config.SplitStrategy;
import recommender.experiment.Comparison;
import recommender.experiment.EvaluationResult;
import recommender.learner.Stages;
import recommender.ratings.RatingReader;
import recommender.ratings.Ratings;
import recommender.ratings.RatingsException;
import recommender.recommendation.EvaluatedRun;
import recommender.recommendation.RunComparison;
import recommender.report.ComparedTable;
import recommender.report.Metrics;
import recommender.report.MetricsTable;
import recommender.report.SlicesTable;
import recommender.repository.RepositoryException;
import recommender.repository.TableDraft;

/** From a run and two tables of ratings to a folder of metrics: read, score, compare, write. */
final class EvaluatePipeline {
  private final SparkSession spark;
  private final EvaluatePlan plan;
  private final EvaluateSettings settings;
  private final Stages stages;
  private final PrintStream out;

  EvaluatePipeline(SparkSession spark, EvaluatePlan plan, PrintStream out) {
    this.spark = spark;
    this.plan = plan;
    this.settings = plan.settings();
    this.stages = new Stages(spark.sparkContext());
    this.out = out;
  }

  /** Runs to the end; prints the metrics and the path of the folder. */
  void run() {
    Instant started = Instant.now();
    try (TableDraft draft = draft();
        EvaluatedRun run = load(plan.run());
        RatingsToScore ratings = read(run)) {
      EvaluationResult result =
          new EvaluationResult(
              plan.ofRun(),
              ratings.quality(),
              ratings.inputs(),
              ratings.alreadyRated(),
              stages.run(
                  "Evaluate",
                  () -> run.evaluate(ratings.known().rows(), ratings.scored(), lists())),
              plan.compare().map(other -> compared(run, other, ratings)));
      demandScored(result, ratings);
      Metrics metrics = result.metrics(run(started));
      Path folder = stages.run("Publish", () -> new EvaluationFolder(draft).publish(metrics));
      stages.log();
      print(metrics, folder);
    }
  }

  private void print(Metrics metrics, Path folder) {
    out.printf(
        "%n%s%s%s%nEvaluation of run %s: %s%n",
        MetricsTable.of(metrics),
        SlicesTable.of(metrics.slices()),
        ComparedTable.of(metrics.compared()),
        metrics.run().id(),
        folder);
  }

  private TableDraft draft() {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    new PathsRead(
            Stream.of(
                    plan.input().paths().stream(),
                    Stream.of(settings.heldOut(), plan.run().toString()),
                    plan.compare().map(Path::toString).stream())
                .flatMap(paths -> paths)
                .toList())
        .refuseIn(settings.output(), hadoop);
    return TableDraft.begin(
        "--output", settings.output(), Optional.empty(), settings.overwrite(), hadoop);
  }

  private EvaluatedRun load(Path run) {
    return stages.run("Load run", () -> EvaluatedRun.of(spark, run));
  }

  private RatingsToScore read(EvaluatedRun run) {
    // No model needs times: a split that does not need any either is named.
    RatingReader reader = new RatingReader(spark, plan.input(), SplitStrategy.RANDOM);
    Ratings known =
        stages.run("Read ratings", () -> reader.readFor(run.userType(), run.itemType()));
    QueryPlans.fit(spark, known.quality().kept());
    Ratings heldOut =
        stages.run(
            "Read held-out ratings",
            () -> reader.readLike(known, "--held-out", List.of(settings.heldOut())));
    return stages.run("Leave out rated items", () -> RatingsToScore.of(known, heldOut));
  }

  private EvaluatedRun.Lists lists() {
    return new EvaluatedRun.Lists(plan.ofRun().relevantFrom(), plan.ofRun().evaluation().at());
  }

  private Comparison compared(EvaluatedRun run, Path folder, RatingsToScore ratings) {
    try (EvaluatedRun other = load(folder)) {
      demandSameIds(run, other);
      RunComparison comparison =
          new RunComparison(ratings.known().rows(), ratings.scored(), lists());
      return stages.run("Compare", () -> comparison.of(run, other, folder.getName()));
    }
  }

  private void demandSameIds(EvaluatedRun run, EvaluatedRun other) {
    if (!run.hasIdsOf(other)) {
      throw new RepositoryException(
          "--compare: expected a run with ids of the types of --run, was %s"
              .formatted(settings.compare().orElseThrow()));
    }
  }

  private void demandScored(EvaluationResult result, RatingsToScore ratings) {
    if (result.isEmpty()) {
      throw new RatingsException(
          "--held-out: expected ratings of items that the run knows, were none of %,d (and %,d that are in --input)"
              .formatted(
                  ratings.heldOut().quality().kept() - ratings.alreadyRated(),
                  ratings.alreadyRated()));
    }
  }

  private Metrics.Run run(Instant started) {
    return new Metrics.Run(
        plan.run().getName(),
        started.toString(),
        Duration.between(started, Instant.now()).toMillis() / 1e3,
        Version.current(),
        spark.version(),
        plan.ofRun().training().seed(),
        stages.seconds());
  }
}
