package recommender.promotion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.PromotionPolicy;
import recommender.config.PromotionSettings;
import recommender.experiment.Comparison;
import recommender.model.ModelException;
import recommender.recommendation.EvaluatedRun;
import recommender.recommendation.RunComparison;
import recommender.report.Metrics;

/**
 * The gate that a run passes on its way into service: it is scored beside the run that is in
 * service, on the same held-out ratings, and has to meet what is required of every run.
 */
public final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final SparkSession spark;
  private final Candidate candidate;
  private final PromotionSettings promotion;
  private final List<String> unmet;
  private final List<String> warnings;
  private final Map<String, Double> figures;

  private Gate(SparkSession spark, Candidate candidate) {
    this.spark = spark;
    this.candidate = candidate;
    this.promotion = candidate.settings().promotion();
    Requirements requirements = new Requirements(promotion, candidate.metrics());
    this.unmet = new ArrayList<>(requirements.unmet());
    this.warnings = requirements.warnings();
    this.figures = new LinkedHashMap<>(candidate.figures());
  }

  /**
   * Decides.
   *
   * @param inService folder of the run in service; empty where there is none
   */
  public static Verdict judge(SparkSession spark, Candidate candidate, Optional<Path> inService) {
    Gate gate = new Gate(spark, candidate);
    Verdict verdict =
        inService.isPresent() && gate.asksForComparison()
            ? gate.beside(inService.get())
            : gate.alone(inService.map(Path::getName));
    verdict.warnings().forEach(warning -> LOG.warn("Run {} {}", verdict.run(), warning));
    return verdict;
  }

  private boolean asksForComparison() {
    return promotion.policy() != PromotionPolicy.ALWAYS
        || promotion.guards().maxChangedLists().isPresent();
  }

  private Verdict alone(Optional<String> inService) {
    String reason = inService.isPresent() ? "every run is promoted" : "there was no run in service";
    return verdict(inService, Optional.empty(), reason);
  }

  private Verdict beside(Path folder) {
    Optional<String> id = Optional.of(folder.getName());
    try {
      InService inService = InService.read(folder, hadoop());
      inService.demandSameSplit(candidate.settings(), candidate.split().cutoff());
      return compared(inService, comparison(inService));
    } catch (NotComparableException e) {
      if (promotion.policy() != PromotionPolicy.ALWAYS) {
        unmet.add(e.getMessage());
      } else {
        warnings.add(e.getMessage());
      }
      return verdict(id, Optional.empty(), "every run is promoted");
    }
  }

  private Verdict compared(InService inService, Comparison comparison) {
    Metrics.Compared runs = comparison.metrics(candidate.settings());
    List<MetricComparison> metrics =
        promotion.metrics(candidate.settings().network().objective()).stream()
            .map(metric -> MetricComparison.of(metric, runs, inService.metrics()))
            .toList();
    metrics.forEach(metric -> figures.putAll(metric.figures()));
    comparison.changedLists().ifPresent(share -> figures.put("changed_lists_at_10", share));
    Requirements.add(
        unmet,
        "max-changed-lists",
        promotion.guards().maxChangedLists(),
        figures.get("changed_lists_at_10"));
    metrics.stream()
        .filter(metric -> !metric.passes(promotion))
        .forEach(metric -> unmet.add(metric.text()));
    metrics.stream()
        .filter(MetricComparison::dataMoved)
        .forEach(metric -> warnings.add("the data moved: " + metric.movement()));
    return verdict(
        Optional.of(inService.id()),
        cause(metrics),
        String.join("; ", metrics.stream().map(MetricComparison::text).toList()));
  }

  /** Whether the model got worse, the data moved, or both. */
  private Optional<String> cause(List<MetricComparison> metrics) {
    List<String> causes = new ArrayList<>();
    if (metrics.stream().anyMatch(metric -> metric.isWorse(promotion.margin()))) {
      causes.add("model worse");
    }
    if (metrics.stream().anyMatch(MetricComparison::dataMoved)) {
      causes.add("data moved");
    }
    return causes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", causes));
  }

  private Comparison comparison(InService inService) {
    try (EvaluatedRun run = EvaluatedRun.ofDraft(spark, candidate.folder());
        EvaluatedRun other = EvaluatedRun.of(spark, inService.folder())) {
      demandSameUnits(run, other);
      return new RunComparison(
              candidate.split().known(),
              candidate.split().test(),
              new EvaluatedRun.Lists(
                  candidate.settings().relevantFrom(), candidate.settings().evaluation().at()))
          .of(run, other, inService.id());
    } catch (ModelException e) {
      throw new NotComparableException(
          "run %s, which is in service, could not be loaded (%s); to promote the new run anyway: RunsJob --promote"
              .formatted(inService.id(), e.getMessage()));
    }
  }

  private static void demandSameUnits(EvaluatedRun run, EvaluatedRun other) {
    if (!run.hasIdsOf(other)) {
      throw new NotComparableException(
          "ids are of another type than those of the run in service; set input.ids, or promote by RunsJob --promote");
    }
    if (!run.scale().equals(other.scale())
        && run.scale().isPresent()
        && other.scale().isPresent()) {
      throw new NotComparableException(
          "ratings are on a scale from %s to %s, and from %s to %s in service; set input.rating-scale, or promote by RunsJob --promote"
              .formatted(
                  run.scale().get().min(),
                  run.scale().get().max(),
                  other.scale().get().min(),
                  other.scale().get().max()));
    }
  }

  private Verdict verdict(Optional<String> inService, Optional<String> cause, String reason) {
    return new Verdict(
        candidate.id(),
        unmet.isEmpty(),
        promotion.policy(),
        inService,
        cause,
        unmet.isEmpty() ? List.of(reason) : List.copyOf(unmet),
        List.copyOf(warnings),
        figures);
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
