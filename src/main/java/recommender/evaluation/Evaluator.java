package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import recommender.baseline.BiasModel;
import recommender.baseline.Factorisation;
import recommender.config.RatingScale;

/**
 * Evaluator of predicted ratings: squared and absolute errors of a model and the baselines, summed
 * up by user on the executors.
 */
public final class Evaluator {
  private final JavaSparkContext spark;
  private final RatingScale scale;
  private final List<Baseline> baselines;

  /**
   * An evaluator of a model without baselines.
   *
   * @param scale to which all predictions are clipped
   */
  public Evaluator(JavaSparkContext spark, RatingScale scale) {
    this(spark, scale, List.of());
  }

  private Evaluator(JavaSparkContext spark, RatingScale scale, List<Baseline> baselines) {
    this.spark = spark;
    this.scale = scale;
    this.baselines = baselines;
  }

  /**
   * An evaluator that scores means and offsets as well.
   *
   * @param bias with offsets of items
   */
  public Evaluator beside(BiasModel bias) {
    return beside(Baseline.of(bias));
  }

  /** An evaluator that scores a matrix factorisation as well. */
  public Evaluator beside(Factorisation factorisation) {
    return beside(List.of(new Baseline.Factorised(factorisation)));
  }

  private Evaluator beside(List<Baseline> more) {
    List<Baseline> all = new ArrayList<>(baselines);
    all.addAll(more);
    return new Evaluator(spark, scale, List.copyOf(all));
  }

  /** Errors of the model and every baseline, user by user. */
  public Scores score(EvaluationUsers evaluationUsers, PredictorSource model) {
    return with(model, sent -> new Scores(errors(evaluationUsers, sent).collect(), predictors()));
  }

  /** RMSE of the model over all ratings of the users, of which there must be one. */
  public double rmse(EvaluationUsers evaluationUsers, PredictorSource model) {
    return total(evaluationUsers, model).rmse(RatingPredictor.AUTOENCODER);
  }

  /** Errors over all ratings of the users, of which there must be one. */
  public UserErrors total(EvaluationUsers evaluationUsers, PredictorSource model) {
    return with(model, sent -> errors(evaluationUsers, sent).treeReduce(UserErrors::plus));
  }

  private List<RatingPredictor> predictors() {
    return baselines.stream().map(Baseline::predictor).toList();
  }

  private interface Job<T> {
    T run(Broadcast<Contenders> contenders);
  }

  private <T> T with(PredictorSource model, Job<T> job) {
    Broadcast<Contenders> contenders = spark.broadcast(new Contenders(model, scale, baselines));
    try {
      return job.run(contenders);
    } finally {
      contenders.destroy();
    }
  }

  private static JavaRDD<UserErrors> errors(
      EvaluationUsers evaluationUsers, Broadcast<Contenders> contenders) {
    return evaluationUsers.users().mapPartitions(users -> contenders.value().errors(users));
  }

  /** Model and baselines on their way to executors. */
  private record Contenders(PredictorSource model, RatingScale scale, List<Baseline> baselines)
      implements Serializable {

    Iterator<UserErrors> errors(Iterator<HeldOutUser> users) {
      return users.hasNext()
          ? new RatingErrors(model.predictor(), scale, baselines).byUser(users).iterator()
          : Collections.emptyIterator();
    }
  }
}
