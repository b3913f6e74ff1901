package recommender.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import recommender.config.RatingScale;
import recommender.model.Predictor;
import recommender.vectors.UserVector;
import scala.Tuple2;

/**
 * Errors of a network and of baselines on pairs of vectors, the ratings fed in and those held out.
 * For one thread.
 *
 * @param scale to which all predictions are clipped
 */
record RatingErrors(Predictor predictor, RatingScale scale, List<Baseline> baselines) {

  /** Consumer of the predictions for the held-out ratings of one vector, by predictor. */
  private interface PredictionConsumer {
    void accept(UserVector heldOut, Map<RatingPredictor, double[]> predictions);
  }

  /** Errors vector by vector. */
  List<UserErrors> byVector(Iterator<Tuple2<UserVector, UserVector>> vectors) {
    List<UserErrors> errors = new ArrayList<>();
    while (vectors.hasNext()) {
      predict(
          next(vectors),
          (heldOut, predictions) -> {
            UserErrors sum = new UserErrors();
            add(sum, heldOut, predictions);
            errors.add(sum);
          });
    }
    return errors;
  }

  /** Errors on all these vectors, column by column. */
  Map<Integer, UserErrors> byColumn(Iterator<Tuple2<UserVector, UserVector>> vectors) {
    Map<Integer, UserErrors> sums = new HashMap<>();
    while (vectors.hasNext()) {
      predict(
          next(vectors),
          (heldOut, predictions) -> {
            for (int i = 0; i < heldOut.size(); i++) {
              int at = i;
              UserErrors sum =
                  sums.computeIfAbsent(heldOut.columns()[i], column -> new UserErrors());
              sum.count(1);
              predictions.forEach(
                  (predictor, predicted) ->
                      sum.add(predictor, scale.clip(predicted[at]) - heldOut.ratings()[at]));
            }
          });
    }
    return sums;
  }

  /** Errors on all these vectors together, summed up batch by batch. */
  UserErrors total(Iterator<Tuple2<UserVector, UserVector>> vectors) {
    UserErrors total = new UserErrors();
    while (vectors.hasNext()) {
      UserErrors batch = new UserErrors();
      predict(next(vectors), (heldOut, predictions) -> add(batch, heldOut, predictions));
      total.add(batch);
    }
    return total;
  }

  private void add(UserErrors sum, UserVector heldOut, Map<RatingPredictor, double[]> predictions) {
    sum.count(heldOut.size());
    predictions.forEach(
        (predictor, predicted) -> sum.add(predictor, predicted, heldOut.ratings(), scale));
  }

  private void predict(List<Tuple2<UserVector, UserVector>> vectors, PredictionConsumer consumer) {
    double[][] predictions =
        predictor.predict(
            vectors.stream().map(vector -> vector._1).toList(),
            vectors.stream().map(vector -> vector._2.columns()).toList());
    for (int i = 0; i < predictions.length; i++) {
      UserVector fed = vectors.get(i)._1;
      UserVector heldOut = vectors.get(i)._2;
      Map<RatingPredictor, double[]> byPredictor = new EnumMap<>(RatingPredictor.class);
      byPredictor.put(RatingPredictor.AUTOENCODER, predictions[i]);
      baselines.forEach(
          each -> byPredictor.put(each.predictor(), each.predict(fed, heldOut.columns())));
      consumer.accept(heldOut, byPredictor);
    }
  }

  /** The next vectors, as many as are predicted at once. */
  private static <T> List<T> next(Iterator<T> vectors) {
    List<T> batch = new ArrayList<>(Predictor.BATCH_SIZE);
    while (vectors.hasNext() && batch.size() < Predictor.BATCH_SIZE) {
      batch.add(vectors.next());
    }
    return batch;
  }
}
