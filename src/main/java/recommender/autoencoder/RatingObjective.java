package recommender.autoencoder;

import recommender.config.RatingScale;
import recommender.evaluation.Evaluator;
import recommender.evaluation.LocalEvaluationUsers;
import recommender.learner.TrainData;
import recommender.model.BaselineFacts;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;

/**
 * An objective to predict ratings: the masked squared error of ratings less their offsets, and the
 * epoch with the lowest RMSE.
 */
interface RatingObjective extends NetworkObjective {

  /** Scores predicted ratings. */
  default Evaluator evaluator(TrainData data) {
    return new Evaluator(data.spark(), vectors(data).scale());
  }

  @Override
  default BaselineFacts baselines(TrainData data) {
    return data.popularity().facts().with(data.byUser().offsets());
  }

  @Override
  default String description() {
    return "The network that predicts ratings";
  }

  @Override
  default InputTransform transform(TrainData data) {
    return InputTransform.of(vectors(data).offsets(), settings());
  }

  @Override
  default ValidationMetric metric() {
    return ValidationMetric.RMSE;
  }

  @Override
  default Validator validator(
      LocalEvaluationUsers users, InputTransform transform, RatingScale scale) {
    return users.rmse(transform, scale);
  }

  @Override
  default long validated(LocalEvaluationUsers users) {
    return users.count();
  }
}
