package recommender.autoencoder;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.PredictorSource;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.TestUsers;
import recommender.learner.ListEvaluation;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.model.ModelFiles;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;

/**
 * The objective to predict ratings from the vectors of users: the masked squared error, and the
 * epoch with the lowest RMSE.
 *
 * @param factorisation the baseline beside it
 */
record UserRatingObjective(Settings settings, MatrixFactorisationBaseline factorisation)
    implements RatingObjective {

  /** With what the settings ask for as baselines. */
  UserRatingObjective(Settings settings) {
    this(settings, MatrixFactorisationBaseline.of(settings));
  }

  @Override
  public RatingMatrix.Layout layout() {
    return RatingMatrix.Layout.BY_USER;
  }

  @Override
  public Optional<Validation> validation(TrainData data) {
    return Validation.ofRatings(data, this, EvaluationUsers::count);
  }

  /** What the offset of an item says is predicted of it, whether it is centred by that or not. */
  @Override
  public NewColumns newColumns(TrainData data) {
    return settings.network().centring().usesItem()
        ? NewColumns.SILENT
        : NewColumns.onLineOver(vectors(data).offsets().itemOffsets());
  }

  @Override
  public NetworkObjective chosenOn(TrainData data) {
    return new UserRatingObjective(settings, factorisation.chosenOn(data));
  }

  @Override
  public TestEvaluation evaluate(SparseNetwork network, TrainData data) {
    Evaluator evaluator =
        factorisation.besideOffsets(evaluator(data), data).slicedBy(data.popularity());
    RankingEvaluator lists = new ListEvaluation(settings, data).evaluator();
    TestUsers test = data.test();
    InputTransform transform = transform(data);
    PredictorSource predictor = PredictorSource.of(network, transform, data.byUser().scale());
    return data.stages()
        .run(
            "Evaluate",
            () ->
                new TestEvaluation(
                    test.counts(),
                    evaluator.score(test.known(), predictor),
                    evaluator.score(test.unseen(), predictor),
                    lists.rank(test.all(), data.popularity(), network, transform)));
  }

  @Override
  public Map<String, Dataset<Row>> tables(SparseNetwork network, TrainData data) {
    double[] offsets = data.byUser().offsets().itemOffsets();
    return Map.of(ModelFiles.ITEMS, data.byUser().matrix().columns().tableWith(offsets));
  }
}
