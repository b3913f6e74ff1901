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

/** Scores a network and the baselines on the executors; two numbers a user come back. */
public final class Evaluator {
  private final JavaSparkContext spark;
  private final InputTransform transform;
  private final RatingScale scale;
  private final EvaluationSetup contest;

  /**
   * Of vectors of users.
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

  /** Of vectors of items; errors are summed up by user all the same. */
  public static Evaluator ofItems(
      JavaSparkContext spark, InputTransform transform, RatingScale scale) {
    List<Baseline> baselines = Baseline.ofItemVectors(transform.bias());
    return new Evaluator(spark, transform, scale, new EvaluationSetup(VectorsOf.ITEM, baselines));
  }

  private Evaluator(
      JavaSparkContext spark,
      InputTransform transform,
      RatingScale scale,
      EvaluationSetup contest) {
    this.spark = spark;
    this.transform = transform;
    this.scale = scale;
    this.contest = contest;
  }

  /** The same with one more baseline. */
  public Evaluator beside(Factorisation factorisation) {
    List<Baseline> more = new ArrayList<>(contest.baselines);
    more.add(new Baseline.Factorised(factorisation));
    return new Evaluator(spark, transform, scale, new EvaluationSetup(contest.vectors, more));
  }

  /** Errors of the network and every baseline, user by user. */
  public Scores score(EvaluationUsers evaluationUsers, SparseNetwork network) {
    return with(network, model -> new Scores(byUser(evaluationUsers, model), contenders()));
  }

  private List<UserErrors> byUser(EvaluationUsers evaluationUsers, Broadcast<Model> model) {
    return contest.vectors == VectorsOf.USER
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

  private List<RatingPredictor> contenders() {
    return contest.baselines.stream().map(Baseline::contender).toList();
  }

  private interface Job<T> {
    T run(Broadcast<Model> model);
  }

  private <T> T with(SparseNetwork network, Job<T> job) {
    Broadcast<Model> model =
        spark.broadcast(new Model(Snapshot.of(network), transform, scale, contest.baselines));
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

  /** Whose vectors are scored, and beside what. */
  private record EvaluationSetup(VectorsOf vectors, List<Baseline> baselines) {}

  /** What is told of a vector: what was held out, and what every contender predicts of that. */
  private interface Told {
    void of(UserVector heldOut, Map<RatingPredictor, double[]> predictions);
  }

  /** What an executor needs to score vectors. */
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
            predictions.forEach((who, said) -> sum.add(who, said, heldOut.ratings(), scale));
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
                  (who, said) -> sum.add(who, scale.clip(said[at]) - heldOut.ratings()[at]));
            }
          });
      return sums.entrySet().stream()
          .map(sum -> new Tuple2<>(sum.getKey(), sum.getValue()))
          .iterator();
    }

    private void predict(Iterator<Tuple2<UserVector, UserVector>> vectors, Told told) {
      if (vectors.hasNext()) {
        // Every slot of the executor scores vectors, so no task has a second core to use.
        NativeThreads.use(1);
        Predictor predictor = new Predictor(network.restore(), transform, scale);
        while (vectors.hasNext()) {
          predict(next(vectors, Predictor.BATCH_SIZE), predictor, told);
        }
      }
    }

    private void predict(
        List<Tuple2<UserVector, UserVector>> vectors, Predictor predictor, Told told) {
      double[][] predictions =
          predictor.predict(
              vectors.stream().map(vector -> vector._1).toList(),
              vectors.stream().map(vector -> vector._2.columns()).toList());
      for (int i = 0; i < predictions.length; i++) {
        UserVector fed = vectors.get(i)._1;
        UserVector heldOut = vectors.get(i)._2;
        Map<RatingPredictor, double[]> said = new EnumMap<>(RatingPredictor.class);
        said.put(RatingPredictor.AUTOENCODER, predictions[i]);
        baselines.forEach(each -> said.put(each.contender(), each.predict(fed, heldOut.columns())));
        told.of(heldOut, said);
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
