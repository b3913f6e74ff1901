package recommender.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import recommender.config.Settings;
import recommender.learner.TestEvaluation;
import recommender.ratings.InputSource;
import recommender.ratings.QualityReport;
import recommender.report.DataMetrics;
import recommender.report.Metrics;

/**
 * Everything that was measured of a published run on held-out ratings.
 *
 * @param settings of the run
 * @param quality of both tables that were read
 * @param sources what was read
 * @param alreadyRated held-out ratings that were left out since their users had rated the same
 *     items before
 * @param models evaluation of each model of the run; the first one predicts ratings where any of
 *     them does
 * @param comparison with another run
 */
public record EvaluationResult(
    Settings settings,
    QualityReport quality,
    List<InputSource> sources,
    long alreadyRated,
    List<TestEvaluation> models,
    Optional<Comparison> comparison) {

  /** Whether nothing could be scored: no prediction and no list. */
  public boolean isEmpty() {
    return models.stream()
        .allMatch(
            model ->
                model.scores().isEmpty() && model.foldIn().isEmpty() && model.lists().isEmpty());
  }

  /**
   * The measurements as {@code metrics.json} has them; what only training knows is absent.
   *
   * @param run what is known of the run itself, and of the time it took to evaluate it
   */
  public Metrics metrics(Metrics.Run run) {
    TestReport test = new TestReport(settings, models);
    return new Metrics(
        run,
        data(test.part()),
        null,
        test.test(),
        test.foldIn(),
        Map.of(),
        test.paired(),
        test.pairedNdcg(),
        test.baselines(),
        test.slices(),
        null,
        comparison.map(with -> with.metrics(settings)).orElse(null));
  }

  private DataMetrics data(DataMetrics.TestPart test) {
    return new DataMetrics(
        quality.read(),
        quality.malformed(),
        quality.duplicates(),
        quality.outOfRange(),
        quality.unrated(),
        quality.withoutTime(),
        0,
        quality.reasons(),
        null,
        null,
        alreadyRated,
        sources,
        null,
        null,
        test,
        null);
  }
}
