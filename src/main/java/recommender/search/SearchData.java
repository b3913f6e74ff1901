package recommender.search;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.evaluation.LocalEvaluationUsers;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * What all candidates are trained and scored on, sent to every executor once.
 *
 * <p>No record, since Kryo cannot write the fields of one.
 */
final class SearchData implements Serializable {
  private static final long serialVersionUID = 1L;

  private final UserVector[] train;
  private final UserVector[] heldOut;
  private final BiasModel bias;
  private final RatingScale scale;

  /**
   * @param train every user, in the order of ids
   * @param heldOut of the same users for validation; empty vectors where nothing is
   * @param bias of train; all 0 where no candidate reads offsets
   * @param scale to which predictions are clipped
   */
  SearchData(List<UserVector> train, List<UserVector> heldOut, BiasModel bias, RatingScale scale) {
    this.train = train.toArray(UserVector[]::new);
    this.heldOut = heldOut.toArray(UserVector[]::new);
    this.bias = bias;
    this.scale = scale;
  }

  List<UserVector> train() {
    return Arrays.asList(train);
  }

  /** The held-out ratings of every user, beside {@link #train}. */
  List<UserVector> heldOut() {
    return Arrays.asList(heldOut);
  }

  /** What a network of a candidate's settings is validated by. */
  Validator validator(Settings candidate, InputTransform transform) {
    return switch (ValidationMetric.of(candidate.targets())) {
      case RMSE -> evaluationUsers().rmse(transform, scale);
      case NDCG -> evaluationUsers().ndcg(transform, candidate.relevantFrom());
    };
  }

  /** Number of users by whom a network of such settings is validated. */
  long validated(Settings settings) {
    return switch (ValidationMetric.of(settings.targets())) {
      case RMSE -> evaluationUsers().count();
      case NDCG -> evaluationUsers().countRelevant(settings.relevantFrom());
    };
  }

  private LocalEvaluationUsers evaluationUsers() {
    return new LocalEvaluationUsers(train(), heldOut());
  }

  BiasModel bias() {
    return bias;
  }

  RatingScale scale() {
    return scale;
  }

  /** Number of items. */
  int items() {
    return bias.itemOffsets().length;
  }

  /** Number of users. */
  int users() {
    return train.length;
  }

  /** Train ratings of all users. */
  long ratings() {
    return ratings(train);
  }

  /** Held-out ratings of all users. */
  long validationRatings() {
    return ratings(heldOut);
  }

  private static long ratings(UserVector[] users) {
    long ratings = 0;
    for (UserVector user : users) {
      ratings += user.size();
    }
    return ratings;
  }
}
