package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.baseline.Factorisation;
import recommender.config.RatingScale;
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
    List<Baseline> baselines = Baseline.of(transform.bias());
    return new Evaluator(
        spark, transform, scale, new EvaluationSetup(Evaluator::rowByRow, baselines));
  }

  /** An evaluator on vectors of items; errors are summed up by user all the same. */
  public static Evaluator ofItems(
      JavaSparkContext spark, InputTransform transform, RatingScale scale) {
    List<Baseline> baselines = Baseline.ofItemVectors(transform.bias());
    return new Evaluator(
        spark, transform, scale, new EvaluationSetup(Evaluator::columnByColumn, baselines));
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
    return new Evaluator(spark, transform, scale, new EvaluationSetup(setup.summing, more));
  }

  /** Errors of the network and every baseline, user by user. */
  public Scores score(EvaluationUsers evaluationUsers, SparseNetwork network) {
    return with(
        network, model -> new Scores(setup.summing.byUser(evaluationUsers, model), predictors()));
  }

  /** Where every row is a user. */
  private static List<UserErrors> rowByRow(
      EvaluationUsers evaluationUsers, Broadcast<Model> model) {
    return errors(evaluationUsers, model).collect();
  }

  /** Where every row is an item and every column a user. */
  private static List<UserErrors> columnByColumn(
      EvaluationUsers evaluationUsers, Broadcast<Model> model) {
    return evaluationUsers
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

  /** Sums up errors by user. */
  private interface Summing {
    List<UserErrors> byUser(EvaluationUsers evaluationUsers, Broadcast<Model> model);
  }

  /** Where the users are in the vectors, and the baselines beside the network. */
  private record EvaluationSetup(Summing summing, List<Baseline> baselines) {}

  /** What an executor needs to score vectors. */
  private record Model(
      Snapshot network, InputTransform transform, RatingScale scale, List<Baseline> baselines)
      implements Serializable {

    Iterator<UserErrors> errors(Iterator<Tuple2<UserVector, UserVector>> vectors) {
      return vectors.hasNext()
          ? restored().byVector(vectors).iterator()
          : Collections.emptyIterator();
    }

    Iterator<Tuple2<Integer, UserErrors>> errorsByColumn(
        Iterator<Tuple2<UserVector, UserVector>> vectors) {
      Map<Integer, UserErrors> sums = vectors.hasNext() ? restored().byColumn(vectors) : Map.of();
      return sums.entrySet().stream()
          .map(sum -> new Tuple2<>(sum.getKey(), sum.getValue()))
          .iterator();
    }

    /** Every slot of the executor scores vectors, so no task has a second core to use. */
    private RatingErrors restored() {
      NativeThreads.use(1);
      return new RatingErrors(new Predictor(network.restore(), transform, scale), scale, baselines);
    }
  }
}
