package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.baseline.Factorisation;
import recommender.config.RatingScale;
import recommender.model.Predictor;
import recommender.network.NativeThreads;
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
  private final List<Baseline> baselines;

  /**
   * @param transform of the network that will be scored; its offsets are the baselines
   * @param scale to which all predictions are clipped
   */
  public Evaluator(JavaSparkContext spark, InputTransform transform, RatingScale scale) {
    this(spark, transform, scale, Baseline.of(transform.bias()));
  }

  private Evaluator(
      JavaSparkContext spark,
      InputTransform transform,
      RatingScale scale,
      List<Baseline> baselines) {
    this.spark = spark;
    this.transform = transform;
    this.scale = scale;
    this.baselines = baselines;
  }

  /** The same with one more baseline. */
  public Evaluator beside(Factorisation factorisation) {
    List<Baseline> more = new ArrayList<>(baselines);
    more.add(new Baseline.Factorised(factorisation));
    return new Evaluator(spark, transform, scale, more);
  }

  /** Errors of the network and every baseline, user by user. */
  public Scores score(Cases cases, SparseNetwork network) {
    return with(network, model -> new Scores(errors(cases, model).collect(), contenders()));
  }

  /** RMSE of the network over all ratings of the cases, of which there must be one. */
  public double rmse(Cases cases, SparseNetwork network) {
    return total(cases, network).rmse(Contender.AUTOENCODER);
  }

  /** Errors over all ratings of the cases, of which there must be one. */
  public UserErrors total(Cases cases, SparseNetwork network) {
    return with(network, model -> errors(cases, model).treeReduce(UserErrors::plus));
  }

  private List<Contender> contenders() {
    return baselines.stream().map(Baseline::contender).toList();
  }

  private interface Job<T> {
    T run(Broadcast<Model> model);
  }

  private <T> T with(SparseNetwork network, Job<T> job) {
    Broadcast<Model> model =
        spark.broadcast(new Model(Snapshot.of(network), transform, scale, baselines));
    try {
      return job.run(model);
    } finally {
      model.destroy();
    }
  }

  private static JavaRDD<UserErrors> errors(Cases cases, Broadcast<Model> model) {
    return cases.pairs().mapPartitions(users -> model.value().errors(users));
  }

  /** What an executor needs to score users. */
  private record Model(
      Snapshot network, InputTransform transform, RatingScale scale, List<Baseline> baselines)
      implements Serializable {

    Iterator<UserErrors> errors(Iterator<Tuple2<UserVector, UserVector>> users) {
      List<UserErrors> errors = new ArrayList<>();
      if (users.hasNext()) {
        // Every slot of the executor scores users, so no task has a second core to use.
        NativeThreads.use(1);
        Predictor predictor = new Predictor(network.restore(), transform, scale);
        while (users.hasNext()) {
          addErrors(errors, next(users, Predictor.BATCH_SIZE), predictor);
        }
      }
      return errors.iterator();
    }

    private void addErrors(
        List<UserErrors> errors, List<Tuple2<UserVector, UserVector>> users, Predictor predictor) {
      double[][] predictions =
          predictor.predict(
              users.stream().map(user -> user._1).toList(),
              users.stream().map(user -> user._2.columns()).toList());
      for (int i = 0; i < predictions.length; i++) {
        errors.add(errors(users.get(i)._1, users.get(i)._2, predictions[i]));
      }
    }

    private UserErrors errors(UserVector fed, UserVector heldOut, double[] predictions) {
      UserErrors errors = new UserErrors();
      errors.count(heldOut.size());
      errors.add(Contender.AUTOENCODER, predictions, heldOut.ratings(), scale);
      for (Baseline baseline : baselines) {
        double[] others = baseline.predict(fed, heldOut.columns());
        errors.add(baseline.contender(), others, heldOut.ratings(), scale);
      }
      return errors;
    }

    private static <T> List<T> next(Iterator<T> users, int count) {
      List<T> batch = new ArrayList<>(count);
      while (users.hasNext() && batch.size() < count) {
        batch.add(users.next());
      }
      return batch;
    }
  }
}
