package recommender.experiment;

import java.util.List;
import java.util.OptionalDouble;
import recommender.config.EvaluationSettings;
import recommender.config.Settings;
import recommender.evaluation.ListMetric;
import recommender.evaluation.ListSource;
import recommender.evaluation.Paired;
import recommender.evaluation.Rankings;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.Scores;
import recommender.learner.TestEvaluation;
import recommender.report.Metrics;

/**
 * A run and another one that were scored on the same ratings.
 *
 * @param other id of the other run
 * @param models of the run, as they were scored; those that predict ratings come first
 * @param others the same of the other run
 */
public record Comparison(String other, List<TestEvaluation> models, List<TestEvaluation> others) {

  /**
   * What {@code metrics.json} has of it; of metrics that only one of them has nothing.
   *
   * @param settings of the run, by which users are drawn again
   */
  public Metrics.Compared metrics(Settings settings) {
    Scores one = models.get(0).scores();
    Scores two = others.get(0).scores();
    boolean rated = !one.isEmpty() && !two.isEmpty();
    Rankings lists = lists(models);
    Rankings otherLists = lists(others);
    boolean listed = !lists.isEmpty() && !otherLists.isEmpty();
    return new Metrics.Compared(
        other,
        rated ? one.all().ratings() : 0,
        rated ? one.users().size() : 0,
        rated ? one.all().rmse(RatingPredictor.AUTOENCODER) : null,
        rated ? two.all().rmse(RatingPredictor.AUTOENCODER) : null,
        rated ? TestReport.paired(paired(one, two, settings)) : null,
        listed ? lists.users().size() : 0,
        listed ? ndcg(lists) : null,
        listed ? ndcg(otherLists) : null,
        listed ? TestReport.paired(paired(lists, otherLists, settings)) : null);
  }

  private static Rankings lists(List<TestEvaluation> models) {
    return models.get(models.size() - 1).lists();
  }

  /**
   * Share of the users whose list of 10 is another one by the other run; empty where one of them
   * has no lists.
   */
  public OptionalDouble changedLists() {
    Rankings one = lists(models);
    Rankings two = lists(others);
    return one.isEmpty() || two.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(one.changed(two, EvaluationSettings.LENGTH));
  }

  private static double ndcg(Rankings lists) {
    return lists.mean(ListSource.NETWORK, ListMetric.NDCG, EvaluationSettings.LENGTH);
  }

  private static Paired paired(Scores one, Scores two, Settings settings) {
    return one.against(two)
        .uncertainty(TestReport.resamples(settings, one.users().size()), settings.split().seed())
        .paired()
        .get(RatingPredictor.OTHER_RUN);
  }

  private static Paired paired(Rankings one, Rankings two, Settings settings) {
    return one.against(
        two,
        EvaluationSettings.LENGTH,
        TestReport.resamples(settings, one.users().size()),
        settings.split().seed());
  }
}
