package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.baseline.Factorisation;
import recommender.config.RatingScale;
import recommender.config.VectorsOf;
import recommender.kernel.NativeThreads;
import recommender.model.Predictor;
import recommender.network.Snapshot;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;
import scala.Tuple2;

/**
 * Evaluator of predicted ratings: squared and absolute errors of a network and the baselines,
 * summed up by user on the executors.
 */
public final class Evaluator {
  private final JavaSparkContext spark;
  private final InputTransform transform;
  private final RatingScale scale;
  private final EvaluationSetup setup;

  /**
   * An evaluator on vectors of users.
   *
   * @param transform of the network that will be scored; its offsets are the baselines
   * @param scale to which all predictions are clipped
   */
  public static Evaluator ofUsers(
      JavaSparkContext spark, InputTransform transform, RatingScale scale) {
    return new Evaluator(
        spark,
        transform,
        scale,
        new EvaluationSetup(VectorsOf.USER, Baseline.of(transform.bias())));
  }

  /** An evaluator on vectors of items; errors are summed up by user all the same. */
  public static Evaluator ofItems(
      JavaSparkContext spark, InputTransform transform, RatingScale scale) {
    List<Baseline> baselines = Baseline.ofItemVectors(transform.bias());
    return new Evaluator(spark, transform, scale, new EvaluationSetup(VectorsOf.ITEM, baselines));
  }

  private Evaluator(
      JavaSparkContext spark, InputTransform transform, RatingScale scale, EvaluationSetup setup) {
    this.spark = spark;
    this.transform = transform;
    this.scale = scale;
    this.setup = setup;
  }

  /** An evaluator that scores a matrix factorisation as well. */
  public Evaluator beside(Factorisation factorisation) {
    List<Baseline> more = new ArrayList<>(setup.baselines);
    more.add(new Baseline.Factorised(factorisation));
    return new Evaluator(spark, transform, scale, new EvaluationSetup(setup.vectors, more));
  }

  /** Errors of the network and every baseline, user by user. */
  public Scores score(EvaluationUsers evaluationUsers, SparseNetwork network) {
    return with(network, model -> new Scores(byUser(evaluationUsers, model), predictors()));
  }

  private List<UserErrors> byUser(EvaluationUsers evaluationUsers, Broadcast<Model> model) {
    return setup.vectors == VectorsOf.USER
        ? errors(evaluationUsers, model).collect()
        : evaluationUsers
            .pairs()
            .mapPartitionsToPair(items -> model.value().errorsByColumn(items))
            .reduceByKey(UserErrors::plus)
            .sortByKey()
            .values()
            .collect();
  }

  /** RMSE of the network over all ratings of the users, of which there must be one. */
  public double rmse(EvaluationUsers evaluationUsers, SparseNetwork network) {
    return total(evaluationUsers, network).rmse(RatingPredictor.AUTOENCODER);
  }

  /** Errors over all ratings of the users, of which there must be one. */
  public UserErrors total(EvaluationUsers evaluationUsers, SparseNetwork network) {
    return with(network, model -> errors(evaluationUsers, model).treeReduce(UserErrors::plus));
  }

  private List<RatingPredictor> predictors() {
    return setup.baselines.stream().map(Baseline::predictor).toList();
  }

  private interface Job<T> {
    T run(Broadcast<Model> model);
  }

  private <T> T with(SparseNetwork network, Job<T> job) {
    Broadcast<Model> model =
        spark.broadcast(new Model(Snapshot.of(network), transform, scale, setup.baselines));
    try {
      return job.run(model);
    } finally {
      model.destroy();
    }
  }

  private static JavaRDD<UserErrors> errors(
      EvaluationUsers evaluationUsers, Broadcast<Model> model) {
    return evaluationUsers.pairs().mapPartitions(users -> model.value().errors(users));
  }

  /** Orientation of the vectors that are scored, and the baselines beside the network. */
  private record EvaluationSetup(VectorsOf vectors, List<Baseline> baselines) {}

  /** Consumer of the predictions for the held-out ratings of one vector, by predictor. */
  private interface PredictionConsumer {
    void accept(UserVector heldOut, Map<RatingPredictor, double[]> predictions);
  }

  /** Network and baselines on their way to executors, with all that scoring vectors needs. */
  private record Model(
      Snapshot network, InputTransform transform, RatingScale scale, List<Baseline> baselines)
      implements Serializable {

    /** Errors vector by vector. */
    Iterator<UserErrors> errors(Iterator<Tuple2<UserVector, UserVector>> vectors) {
      List<UserErrors> errors = new ArrayList<>();
      predict(
          vectors,
          (heldOut, predictions) -> {
            UserErrors sum = new UserErrors();
            sum.count(heldOut.size());
            predictions.forEach(
                (predictor, predicted) -> sum.add(predictor, predicted, heldOut.ratings(), scale));
            errors.add(sum);
          });
      return errors.iterator();
    }

    /** Errors on all these vectors, column by column. */
    Iterator<Tuple2<Integer, UserErrors>> errorsByColumn(
        Iterator<Tuple2<UserVector, UserVector>> vectors) {
      Map<Integer, UserErrors> sums = new HashMap<>();
      predict(
          vectors,
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
      return sums.entrySet().stream()
          .map(sum -> new Tuple2<>(sum.getKey(), sum.getValue()))
          .iterator();
    }

    private void predict(
        Iterator<Tuple2<UserVector, UserVector>> vectors, PredictionConsumer consumer) {
      if (vectors.hasNext()) {
        // Every slot of the executor scores vectors, so no task has a second core to use.
        NativeThreads.use(1);
        Predictor predictor = new Predictor(network.restore(), transform, scale);
        while (vectors.hasNext()) {
          predict(next(vectors, Predictor.BATCH_SIZE), predictor, consumer);
        }
      }
    }

    private void predict(
        List<Tuple2<UserVector, UserVector>> vectors,
        Predictor predictor,
        PredictionConsumer consumer) {
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

    private static <T> List<T> next(Iterator<T> vectors, int count) {
      List<T> batch = new ArrayList<>(count);
      while (vectors.hasNext() && batch.size() < count) {
        batch.add(vectors.next());
      }
      return batch;
    }
  }
}
