package recommender.search;

import java.util.ArrayList;
import java.util.List;
import recommender.model.Predictor;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/** The validation RMSE of a network, in the order of users, without Spark. */
final class Validation {
  private final List<UserVector> fed = new ArrayList<>();
  private final List<UserVector> heldOut = new ArrayList<>();
  private final SearchData data;
  private final InputTransform transform;

  /** Of those users who have ratings held out. */
  Validation(SearchData data, InputTransform transform) {
    this.data = data;
    this.transform = transform;
    for (int user = 0; user < data.users(); user++) {
      if (data.heldOut(user).size() > 0) {
        fed.add(data.train().get(user));
        heldOut.add(data.heldOut(user));
      }
    }
  }

  /** Root of the mean squared error over all held-out ratings, of which there must be one. */
  double rmse(SparseNetwork network) {
    Predictor predictor = new Predictor(network, transform, data.scale());
    double squares = 0;
    for (int from = 0; from < fed.size(); from += Predictor.BATCH_SIZE) {
      int to = Math.min(fed.size(), from + Predictor.BATCH_SIZE);
      squares += squares(predictor, fed.subList(from, to), heldOut.subList(from, to));
    }
    return Math.sqrt(squares / data.validationRatings());
  }

  private static double squares(
      Predictor predictor, List<UserVector> fed, List<UserVector> heldOut) {
    double[][] predicted =
        predictor.predict(fed, heldOut.stream().map(UserVector::columns).toList());
    double squares = 0;
    for (int user = 0; user < predicted.length; user++) {
      for (int i = 0; i < predicted[user].length; i++) {
        double error = predicted[user][i] - heldOut.get(user).ratings()[i];
        squares += error * error;
      }
    }
    return squares;
  }
}
