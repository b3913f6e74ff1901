package recommender.job;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import recommender.evaluation.Cases;
import recommender.evaluation.Contender;
import recommender.evaluation.Evaluator;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.UserErrors;
import recommender.network.SparseNetwork;
import recommender.report.Metrics;
import recommender.training.Yardstick;
import recommender.vectors.InputTransform;

/**
 * The validation part at work.
 *
 * @param users of it who can be scored
 * @param measure what is measured of a network, if there are any
 * @param yardstick what chooses the best epoch, if there are any
 */
record Validation(
    long users,
    Optional<Function<SparseNetwork, Metrics.Validation>> measure,
    Optional<Yardstick> yardstick) {

  /** By the error of predicted ratings. */
  static Validation ofRatings(TrainVectors vectors, Cases cases, Evaluator evaluator) {
    long users = vectors.scored(cases);
    return users == 0
        ? none()
        : new Validation(
            users,
            Optional.of(network -> errors(evaluator.total(cases, network))),
            Optional.of(Yardstick.rmse(network -> evaluator.rmse(cases, network))));
  }

  /** By lists of recommendations. */
  static Validation ofLists(Cases cases, RankingEvaluator lists, InputTransform transform) {
    long users = lists.count(cases);
    ToDoubleFunction<SparseNetwork> ndcg = network -> lists.ndcg(cases, network, transform);
    return users == 0
        ? none()
        : new Validation(
            users,
            Optional.of(network -> new Metrics.Validation(null, null, ndcg.applyAsDouble(network))),
            Optional.of(Yardstick.ndcg(ndcg)));
  }

  /** What is measured of a network; empty without users. */
  Optional<Metrics.Validation> of(SparseNetwork network) {
    return measure.map(each -> each.apply(network));
  }

  private static Validation none() {
    return new Validation(0, Optional.empty(), Optional.empty());
  }

  private static Metrics.Validation errors(UserErrors errors) {
    return new Metrics.Validation(
        errors.rmse(Contender.AUTOENCODER), errors.mae(Contender.AUTOENCODER), null);
  }
}
