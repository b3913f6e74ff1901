package recommender.search;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import recommender.autoencoder.NetworkObjective;
import recommender.baseline.BiasModel;
import recommender.config.RatingScale;
import recommender.evaluation.LocalEvaluationUsers;
import recommender.training.Validator;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Train and validation ratings of all users in memory, sent to every executor once.
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

  /**
   * What a network is validated by.
   *
   * @param objective of the network
   * @param transform its inputs
   */
  Validator validator(NetworkObjective objective, InputTransform transform) {
    return objective.validator(evaluationUsers(), transform, scale);
  }

  /** Number of users by whom a network of an objective can be validated. */
  long validated(NetworkObjective objective) {
    return objective.validated(evaluationUsers());
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
