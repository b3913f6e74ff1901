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
 * Errors of a network's predictions and of baselines on pairs of what is fed in and what is held
 * out of a vector. For one thread.
 *
 * @param scale to which all predictions are clipped
 */
record RatingErrors(Predictor predictor, RatingScale scale, List<Baseline> baselines) {

  /** Takes what was held out of a vector, and what everyone predicts of that. */
  private interface Taker {
    void take(UserVector heldOut, Map<RatingPredictor, double[]> predictions);
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
                  (who, said) -> sum.add(who, scale.clip(said[at]) - heldOut.ratings()[at]));
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
    predictions.forEach((who, said) -> sum.add(who, said, heldOut.ratings(), scale));
  }

  private void predict(List<Tuple2<UserVector, UserVector>> vectors, Taker taker) {
    double[][] predictions =
        predictor.predict(
            vectors.stream().map(vector -> vector._1).toList(),
            vectors.stream().map(vector -> vector._2.columns()).toList());
    for (int i = 0; i < predictions.length; i++) {
      UserVector fed = vectors.get(i)._1;
      UserVector heldOut = vectors.get(i)._2;
      Map<RatingPredictor, double[]> said = new EnumMap<>(RatingPredictor.class);
      said.put(RatingPredictor.AUTOENCODER, predictions[i]);
      baselines.forEach(each -> said.put(each.predictor(), each.predict(fed, heldOut.columns())));
      taker.take(heldOut, said);
    }
  }

  /** As many as are predicted at once. */
  private static <T> List<T> next(Iterator<T> vectors) {
    List<T> batch = new ArrayList<>(Predictor.BATCH_SIZE);
    while (vectors.hasNext() && batch.size() < Predictor.BATCH_SIZE) {
      batch.add(vectors.next());
    }
    return batch;
  }
}
