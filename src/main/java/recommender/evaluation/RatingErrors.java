package recommender.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import recommender.config.RatingScale;
import recommender.model.Predictor;
import recommender.vectors.UserVector;

/**
 * Errors of a model and of baselines on the held-out ratings of users. For one thread.
 *
 * @param scale to which all predictions are clipped
 */
record RatingErrors(Predictor predictor, RatingScale scale, List<Baseline> baselines) {

  /** Consumer of the predictions for the held-out ratings of one user, by predictor. */
  private interface PredictionConsumer {
    void accept(HeldOutUser user, Map<RatingPredictor, double[]> predictions);
  }

  /** Errors user by user. */
  List<UserErrors> byUser(Iterator<HeldOutUser> users) {
    return byUser(users, (user, predicted) -> {});
  }

  /** Consumer of the predictions of the model for the held-out ratings of one user. */
  interface Predictions {
    void accept(HeldOutUser user, double[] predicted);
  }

  /**
   * The same.
   *
   * @param consumer is given the predictions, not yet clipped, in the order of users
   */
  List<UserErrors> byUser(Iterator<HeldOutUser> users, Predictions consumer) {
    List<UserErrors> errors = new ArrayList<>();
    while (users.hasNext()) {
      predict(
          next(users),
          (user, predictions) -> {
            UserErrors sum = new UserErrors();
            add(sum, user.heldOut(), predictions);
            errors.add(sum);
            consumer.accept(user, predictions.get(RatingPredictor.AUTOENCODER));
          });
    }
    return errors;
  }

  /** Errors of all these users together, summed up batch by batch. */
  UserErrors total(Iterator<HeldOutUser> users) {
    UserErrors total = new UserErrors();
    while (users.hasNext()) {
      UserErrors batch = new UserErrors();
      predict(next(users), (user, predictions) -> add(batch, user.heldOut(), predictions));
      total.add(batch);
    }
    return total;
  }

  private void add(UserErrors sum, UserVector heldOut, Map<RatingPredictor, double[]> predictions) {
    sum.count(heldOut.size());
    predictions.forEach(
        (predictor, predicted) -> sum.add(predictor, predicted, heldOut.ratings(), scale));
  }

  private void predict(List<HeldOutUser> users, PredictionConsumer consumer) {
    double[][] predictions =
        predictor.predict(
            users.stream().map(HeldOutUser::known).toList(),
            users.stream().map(user -> user.heldOut().columns()).toList());
    for (int i = 0; i < predictions.length; i++) {
      UserVector fed = users.get(i).fed();
      UserVector heldOut = users.get(i).heldOut();
      Map<RatingPredictor, double[]> byPredictor = new EnumMap<>(RatingPredictor.class);
      byPredictor.put(RatingPredictor.AUTOENCODER, predictions[i]);
      baselines.forEach(
          each -> byPredictor.put(each.predictor(), each.predict(fed, heldOut.columns())));
      consumer.accept(users.get(i), byPredictor);
    }
  }

  /** The next users, as many as are predicted at once. */
  private static List<HeldOutUser> next(Iterator<HeldOutUser> users) {
    List<HeldOutUser> batch = new ArrayList<>(Predictor.BATCH_SIZE);
    while (users.hasNext() && batch.size() < Predictor.BATCH_SIZE) {
      batch.add(users.next());
    }
    return batch;
  }
}
