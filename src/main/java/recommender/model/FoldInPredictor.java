package recommender.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recommender.config.RatingScale;

/**
 * Predictor that folds users in on the codes of items. The cost of a user follows the square of the
 * number of ratings, up to the width of the codes.
 *
 * @param scale to which predictions are clipped
 */
public record FoldInPredictor(ItemVectorModel model, RatingScale scale) implements Predictor {

  @Override
  public double[][] predict(List<FedUser> users, List<int[]> wanted) {
    List<double[]> predictions = new ArrayList<>(users.size());
    for (int i = 0; i < users.size(); i++) {
      FoldedUser user = model.user(users.get(i));
      predictions.add(
          Arrays.stream(wanted.get(i))
              .mapToDouble(item -> scale.clip(user.predict(item)))
              .toArray());
    }
    return predictions.toArray(double[][]::new);
  }
}
