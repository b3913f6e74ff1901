package recommender.job;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.baseline.Factorisation;
import recommender.baseline.FactorisationFit;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.UserErrors;
import recommender.split.RatingSplit;
import recommender.training.TrainedModel;

/** What the job does with the train part of a split, for the benchmark to time. */
public final class TimedFitting implements AutoCloseable {
  private final RatingSplit split;
  private final Settings settings;
  private final Fitted fitted;
  private final double seconds;

  private TimedFitting(RatingSplit split, Settings settings, Fitted fitted, double seconds) {
    this.split = split;
    this.settings = settings;
    this.fitted = fitted;
    this.seconds = seconds;
  }

  /** Builds vectors, fits offsets and trains, as the job does. */
  public static TimedFitting of(SparkSession spark, Settings settings, RatingSplit split) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Stages stages = new Stages(spark.sparkContext());
    long start = System.nanoTime();
    Fitted fitted = new Fitting(context, stages, settings).fit(split);
    return new TimedFitting(split, settings, fitted, (System.nanoTime() - start) / 1e9);
  }

  /** Wall time of it all. */
  public double seconds() {
    return seconds;
  }

  /** What was trained. */
  public TrainedModel model() {
    return ((FittedNetwork) fitted.learned()).model();
  }

  /** Networks that were trained side by side. */
  public int workers() {
    return ((FittedNetwork) fitted.learned()).workers().count();
  }

  /** ALS on what the offsets leave, ready to fit. */
  public FactorisationFit residuals() {
    return new FactorisationFit(
        fitted.vectors().users(), fitted.bias(), settings.training().seed());
  }

  /** RMSE of the offsets alone on the validation part. */
  public double offsetsRmse() {
    return errors(fitted.judges().ratings()).rmse(RatingPredictor.BIAS);
  }

  /** RMSE of a factorisation on the validation part. */
  public double rmse(Factorisation factorisation) {
    return errors(fitted.judges().ratings().beside(factorisation))
        .rmse(RatingPredictor.MATRIX_FACTORISATION);
  }

  private UserErrors errors(Evaluator evaluator) {
    TrainVectors vectors = fitted.vectors();
    try (EvaluationUsers evaluationUsers =
        EvaluationUsers.of(vectors.users(), split.validation(), vectors.items())) {
      return evaluator.total(evaluationUsers, fitted.network());
    }
  }

  @Override
  public void close() {
    fitted.close();
  }
}
