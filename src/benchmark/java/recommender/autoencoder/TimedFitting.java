package recommender.autoencoder;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.baseline.Factorisation;
import recommender.baseline.FactorisationFit;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.PredictorSource;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.UserErrors;
import recommender.experiment.Learners;
import recommender.learner.PreparedVectors;
import recommender.learner.Stages;
import recommender.learner.TrainData;
import recommender.split.RatingSplit;
import recommender.training.TrainedModel;

/**
 * Fit of a rating network to the train part of a split, as the job does it, for the benchmark to
 * time.
 */
public final class TimedFitting implements AutoCloseable {
  /** In the place of a model, where nothing but baselines is asked for. */
  private static final PredictorSource NO_MODEL =
      () ->
          (users, wanted) ->
              wanted.stream().map(items -> new double[items.length]).toArray(double[][]::new);

  private final TrainData data;
  private final Settings settings;
  private final FittedNetwork fitted;
  private final double seconds;

  private TimedFitting(TrainData data, Settings settings, FittedNetwork fitted, double seconds) {
    this.data = data;
    this.settings = settings;
    this.fitted = fitted;
    this.seconds = seconds;
  }

  /** Builds vectors, fits offsets and trains, as the job does. */
  public static TimedFitting of(SparkSession spark, Settings settings, RatingSplit split) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    TrainData data =
        new TrainData(context, new Stages(spark.sparkContext()), split, settings.input());
    long start = System.nanoTime();
    FittedNetwork fitted = Learners.network(settings).fit(data, List.of());
    return new TimedFitting(data, settings, fitted, (System.nanoTime() - start) / 1e9);
  }

  /** Wall time of it all, in seconds. */
  public double seconds() {
    return seconds;
  }

  /** The network with its history. */
  public TrainedModel model() {
    return fitted.trained();
  }

  /** Networks that were trained side by side. */
  public int workers() {
    return fitted.workers().count();
  }

  /** ALS on what the offsets leave, ready to fit. */
  public FactorisationFit residuals() {
    PreparedVectors users = data.byUser();
    return new FactorisationFit(users.matrix().rows(), users.offsets(), settings.training().seed());
  }

  /** RMSE of the offsets alone on the validation part. */
  public double offsetsRmse() {
    return errors(evaluator()).rmse(RatingPredictor.BIAS);
  }

  /** RMSE of a factorisation on the validation part. */
  public double rmse(Factorisation factorisation) {
    return errors(evaluator().beside(factorisation)).rmse(RatingPredictor.MATRIX_FACTORISATION);
  }

  private Evaluator evaluator() {
    return new Evaluator(data.spark(), data.byUser().scale()).beside(data.byUser().offsets());
  }

  /** On the vectors of users, where offsets and factorisations are scored. */
  private UserErrors errors(Evaluator evaluator) {
    EvaluationUsers users = data.byUser().validation().orElseThrow();
    return evaluator.total(users, NO_MODEL);
  }

  @Override
  public void close() {
    fitted.close();
    data.close();
  }
}
