package recommender.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recommender.config.EvaluationSettings;
import recommender.config.RatingScale;
import recommender.model.FedUser;
import recommender.model.NetworkPredictor;
import recommender.model.NetworkScorer;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Users of a validation part in memory, in their order, with sparse vectors of the ratings fed in
 * and of those held out: {@link EvaluationUsers} without Spark, for one thread.
 */
public final class LocalEvaluationUsers {
  private final List<HeldOutUser> users = new ArrayList<>();

  /**
   * Keeps the users who have ratings held out.
   *
   * @param fed vectors of all users
   * @param heldOut beside {@code fed}; empty vectors where nothing is
   */
  public LocalEvaluationUsers(List<UserVector> fed, List<UserVector> heldOut) {
    for (int user = 0; user < fed.size(); user++) {
      if (heldOut.get(user).size() > 0) {
        users.add(new HeldOutUser(fed.get(user), heldOut.get(user), FedUser.UNKNOWN));
      }
    }
  }

  /** Number of users who can be scored. */
  public long count() {
    return users.size();
  }

  /**
   * Number of users with an item held out that they rated so high at least.
   *
   * @param from rounded to single precision, as ratings are in vectors
   */
  public long countRelevant(double from) {
    ListMaking making = new ListMaking(from, EvaluationSettings.LENGTH);
    return users.stream().filter(making::isFor).count();
  }

  /**
   * The RMSE of predictions, over all held-out ratings, of which there must be one.
   *
   * @param scale to which predictions are clipped
   */
  public Validator rmse(InputTransform transform, RatingScale scale) {
    return new Validator(
        ValidationMetric.RMSE,
        network ->
            new RatingErrors(new NetworkPredictor(network, transform, scale), scale, List.of())
                .total(users.iterator())
                .rmse(RatingPredictor.AUTOENCODER));
  }

  /**
   * The mean NDCG@{@value EvaluationSettings#LENGTH} of lists of all items but those fed in, one
   * for each user with a relevant item held out, of whom there must be one.
   *
   * @param relevantFrom the lowest rating of a relevant item; rounded to single precision
   */
  public Validator ndcg(InputTransform transform, double relevantFrom) {
    ListMaking making = new ListMaking(relevantFrom, EvaluationSettings.LENGTH);
    return new Validator(
        ValidationMetric.NDCG,
        network -> {
          UserScorer scorer = UserScorer.of(new NetworkScorer(network, transform));
          return Arrays.stream(making.ndcgs(users.iterator(), scorer)).average().orElseThrow();
        });
  }
}
