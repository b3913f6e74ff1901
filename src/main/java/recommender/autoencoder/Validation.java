package recommender.autoencoder;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.PredictorSource;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.UserErrors;
import recommender.learner.PreparedVectors;
import recommender.learner.TrainData;
import recommender.network.SparseNetwork;
import recommender.report.ModelMetrics;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;

/**
 * The validation part of a training.
 *
 * @param users who can be scored, at least 1
 * @param validator that chooses the best epoch
 * @param measure everything that is measured of the network that is kept
 */
record Validation(
    long users, Validator validator, Function<SparseNetwork, ModelMetrics.Validation> measure) {

  /**
   * By the errors of the ratings that a network predicts for the vectors it reads; empty where
   * nobody can be scored.
   *
   * @param counting counts the users who can be scored
   */
  static Optional<Validation> ofRatings(
      TrainData data, RatingObjective objective, ToLongFunction<EvaluationUsers> counting) {
    PreparedVectors vectors = objective.vectors(data);
    InputTransform transform = objective.transform(data);
    return vectors
        .validation()
        .map(
            users ->
                ofRatings(
                    counting.applyAsLong(users),
                    users,
                    objective.evaluator(data),
                    network -> PredictorSource.of(network, transform, vectors.scale())))
        .filter(validation -> validation.users > 0);
  }

  private static Validation ofRatings(
      long count,
      EvaluationUsers users,
      Evaluator evaluator,
      Function<SparseNetwork, PredictorSource> predictor) {
    return new Validation(
        count,
        new Validator(
            ValidationMetric.RMSE, network -> evaluator.rmse(users, predictor.apply(network))),
        network -> errors(evaluator.total(users, predictor.apply(network))));
  }

  private static ModelMetrics.Validation errors(UserErrors errors) {
    return ModelMetrics.Validation.ofRatings(
        errors.rmse(RatingPredictor.AUTOENCODER), errors.mae(RatingPredictor.AUTOENCODER));
  }
}
