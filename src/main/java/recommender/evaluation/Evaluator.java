package recommender.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private final Optional<ItemPopularity> popularity;

  /**
   * An evaluator of a model without baselines.
   *
   * @param scale to which all predictions are clipped
   */
  public Evaluator(JavaSparkContext spark, RatingScale scale) {
    this(spark, scale, List.of(), Optional.empty());
  }

  private Evaluator(
      JavaSparkContext spark,
      RatingScale scale,
      List<Baseline> baselines,
      Optional<ItemPopularity> popularity) {
    this.spark = spark;
    this.scale = scale;
    this.baselines = baselines;
    this.popularity = popularity;
  }

  /**
   * An evaluator that sums up errors by slices as well.
   *
   * @param popularity by which items are sliced
   */
  public Evaluator slicedBy(ItemPopularity popularity) {
    return new Evaluator(spark, scale, baselines, Optional.of(popularity));
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
    return new Evaluator(spark, scale, List.copyOf(all), popularity);
  }

  /** Errors of the model and every baseline, user by user. */
  public Scores score(EvaluationUsers evaluationUsers, PredictorSource model) {
    List<PartErrors> parts = with(model, sent -> parts(evaluationUsers, sent).collect());
    return new Scores(
        parts.stream().flatMap(part -> part.users().stream()).toList(),
        predictors(),
        popularity.map(items -> slices(parts)));
  }

  private static JavaRDD<PartErrors> parts(
      EvaluationUsers evaluationUsers, Broadcast<Contenders> contenders) {
    return evaluationUsers.users().mapPartitions(users -> contenders.value().errorsOf(users));
  }

  private ErrorSlices slices(List<PartErrors> parts) {
    ErrorSlices all = new ErrorSlices(scale);
    parts.forEach(part -> all.add(part.slices()));
    return all;
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
    Broadcast<Contenders> contenders =
        spark.broadcast(new Contenders(model, scale, baselines, popularity.orElse(null)));
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

  /**
   * Errors of the users of a partition.
   *
   * @param slices without a rating where nobody asks for them
   */
  private record PartErrors(List<UserErrors> users, ErrorSlices slices) implements Serializable {}

  /**
   * Model and baselines on their way to executors.
   *
   * @param popularity null where nobody asks for slices: an optional one could not be sent
   */
  private record Contenders(
      PredictorSource model, RatingScale scale, List<Baseline> baselines, ItemPopularity popularity)
      implements Serializable {

    Iterator<UserErrors> errors(Iterator<HeldOutUser> users) {
      return users.hasNext()
          ? ratingErrors().byUser(users).iterator()
          : Collections.emptyIterator();
    }

    Iterator<PartErrors> errorsOf(Iterator<HeldOutUser> users) {
      if (!users.hasNext()) {
        return Collections.emptyIterator();
      }
      ErrorSlices slices = new ErrorSlices(scale);
      List<UserErrors> errors =
          ratingErrors()
              .byUser(
                  users,
                  (user, predicted) -> {
                    if (popularity != null) {
                      slices.add(user, predicted, popularity);
                    }
                  });
      return List.of(new PartErrors(errors, slices)).iterator();
    }

    private RatingErrors ratingErrors() {
      return new RatingErrors(model.predictor(), scale, baselines);
    }
  }
}
