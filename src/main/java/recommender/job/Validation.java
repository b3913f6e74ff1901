package recommender.job;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.UserErrors;
import recommender.network.SparseNetwork;
import recommender.report.Metrics;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;

/**
 * The validation part at work.
 *
 * @param users of it who can be scored
 * @param measure what is measured of a network, if there are any
 * @param validator what chooses the best epoch, if there are any
 */
record Validation(
    long users,
    Optional<Function<SparseNetwork, Metrics.Validation>> measure,
    Optional<Validator> validator) {

  /** By the error of predicted ratings. */
  static Validation ofRatings(
      TrainVectors vectors, EvaluationUsers evaluationUsers, Evaluator evaluator) {
    long users = vectors.scored(evaluationUsers);
    return users == 0
        ? none()
        : new Validation(
            users,
            Optional.of(network -> errors(evaluator.total(evaluationUsers, network))),
            Optional.of(
                new Validator(
                    ValidationMetric.RMSE, network -> evaluator.rmse(evaluationUsers, network))));
  }

  /** By lists of recommendations. */
  static Validation ofLists(
      EvaluationUsers evaluationUsers, RankingEvaluator lists, InputTransform transform) {
    long users = lists.count(evaluationUsers);
    ToDoubleFunction<SparseNetwork> ndcg =
        network -> lists.ndcg(evaluationUsers, network, transform);
    return users == 0
        ? none()
        : new Validation(
            users,
            Optional.of(network -> new Metrics.Validation(null, null, ndcg.applyAsDouble(network))),
            Optional.of(new Validator(ValidationMetric.NDCG, ndcg)));
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
        errors.rmse(RatingPredictor.AUTOENCODER), errors.mae(RatingPredictor.AUTOENCODER), null);
  }
}
