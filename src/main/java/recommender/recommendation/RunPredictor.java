package recommender.recommendation;

import recommender.evaluation.PredictorSource;
import recommender.kernel.NativeThreads;
import recommender.model.Predictor;

/** Predictor of ratings by a published run on its way to executors. */
record RunPredictor(RunSource run) implements PredictorSource {
  @Override
  public Predictor predictor() {
    NativeThreads.use(1);
    return run.ofTask().ratingModel().orElseThrow().predictor();
  }
}
