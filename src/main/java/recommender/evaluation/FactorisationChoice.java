package recommender.evaluation;

import java.io.Serializable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.baseline.Factorisation;
import recommender.baseline.Factorisation.Shape;
import recommender.baseline.FactorisationFit;
import recommender.config.RatingScale;
import recommender.training.BestByValidation;
import recommender.training.ValidationMetric;
import recommender.vectors.UserVector;

/**
 * Choice of rank and regularisation of a factorisation by its RMSE on the validation part: first
 * the regularisation at the default rank, then the rank.
 */
public final class FactorisationChoice {
  /** Taken where there is no validation part. */
  public static final Shape DEFAULT = new Shape(32, 0.15);

  private static final Logger LOG = LoggerFactory.getLogger(FactorisationChoice.class);
  private static final double[] REGULARISATIONS = {0.05, 0.075, 0.1, 0.15, 0.2};
  private static final int[] OTHER_RANKS = {8, 16, 64};

  private final FactorisationFit fit;
  private final JavaRDD<HeldOutUser> validation;
  private final RatingScale scale;
  private final BestByValidation<Shape> tried = new BestByValidation<>(ValidationMetric.RMSE);

  private FactorisationChoice(FactorisationFit fit, EvaluationUsers validation, RatingScale scale) {
    this.fit = fit;
    this.validation = validation.users();
    this.scale = scale;
  }

  /**
   * Chooses, by as many fits as there are candidates.
   *
   * @param fit on train
   * @param validation its held-out part; may be without users
   * @param scale to which predictions are clipped
   */
  public static Shape of(FactorisationFit fit, EvaluationUsers validation, RatingScale scale) {
    if (validation.count() == 0) {
      LOG.info("Took the default {}: there is no validation part.", DEFAULT);
      return DEFAULT;
    }
    FactorisationChoice choice = new FactorisationChoice(fit, validation, scale);
    DoubleStream.of(REGULARISATIONS).forEach(each -> choice.offer(DEFAULT.rank(), each));
    double regularisation = choice.tried.best().regularisation();
    IntStream.of(OTHER_RANKS).forEach(rank -> choice.offer(rank, regularisation));
    LOG.info("Chose {}: validation RMSE {}.", choice.tried.best(), choice.tried.value());
    return choice.tried.best();
  }

  private void offer(int rank, double regularisation) {
    Shape shape = new Shape(rank, regularisation);
    tried.offer(shape, rmse(shape));
  }

  private double rmse(Shape shape) {
    Factorisation factorisation = fit.fit(shape);
    Broadcast<Model> model =
        JavaSparkContext.fromSparkContext(validation.context())
            .broadcast(new Model(new Baseline.Factorised(factorisation), scale));
    try {
      double rmse = rmse(validation, model);
      LOG.info("Tried {}: validation RMSE {}.", shape, rmse);
      return rmse;
    } finally {
      model.destroy();
    }
  }

  private static double rmse(JavaRDD<HeldOutUser> evaluationUsers, Broadcast<Model> model) {
    return evaluationUsers
        .map(user -> model.value().errors(user.fed(), user.heldOut()))
        .treeReduce(UserErrors::plus)
        .rmse(RatingPredictor.MATRIX_FACTORISATION);
  }

  /** Factorisation on its way to executors, with the scale that predictions are clipped to. */
  private record Model(Baseline baseline, RatingScale scale) implements Serializable {

    UserErrors errors(UserVector fed, UserVector heldOut) {
      UserErrors errors = new UserErrors();
      errors.count(heldOut.size());
      double[] predictions = baseline.predict(fed, heldOut.columns());
      errors.add(baseline.predictor(), predictions, heldOut.ratings(), scale);
      return errors;
    }
  }
}
