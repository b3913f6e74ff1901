package recommender.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.ItemPopularity;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.Rankings;
import recommender.model.EaseScorer;
import recommender.network.EaseWeights;
import recommender.report.History;
import recommender.report.Metrics;
import recommender.training.L2Trial;
import recommender.vectors.InputTransform;

/**
 * A shallow autoencoder and the penalty that was chosen for it.
 *
 * @param tried penalties, in their order
 * @param best the one of {@code weights}
 * @param seconds of counting and solving, validation included
 */
record FittedEase(
    EaseWeights weights, List<L2Trial> tried, L2Trial best, long validated, double seconds)
    implements FittedModel {
  private static final Logger LOG = LoggerFactory.getLogger(FittedEase.class);

  @Override
  public Optional<Metrics.Validation> validation() {
    return best.ndcg().isPresent()
        ? Optional.of(new Metrics.Validation(null, null, best.ndcg().getAsDouble()))
        : Optional.empty();
  }

  @Override
  public Rankings lists(
      RankingEvaluator judge,
      EvaluationUsers evaluationUsers,
      ItemPopularity catalogue,
      InputTransform transform) {
    return judge.rank(evaluationUsers, catalogue, new EaseScorer(weights, transform.targets()));
  }

  @Override
  public MultiLayerNetwork published() {
    return weights.published();
  }

  @Override
  public Metrics.Network size() {
    return new Metrics.Network((long) weights.items() * weights.items(), 1);
  }

  @Override
  public Metrics.Training training() {
    return null;
  }

  @Override
  public Metrics.Refit refit(long ratings) {
    return null;
  }

  @Override
  public Metrics.Shallow shallow() {
    return new Metrics.Shallow(best.l2(), tried.size(), seconds);
  }

  @Override
  public String history() {
    return History.ofPenalties(tried);
  }

  @Override
  public Settings chosen(Settings settings) {
    return settings.with(Map.of("network.l2", best.l2()));
  }

  @Override
  public Settings again(Settings settings) {
    LOG.info("Solving again for train and validation, with l2 {}.", best.l2());
    return chosen(settings);
  }

  @Override
  public void close() {
    weights.close();
  }
}
