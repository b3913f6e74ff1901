package recommender.autoencoder;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.baseline.BiasModel;
import recommender.config.NetworkType;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.LocalEvaluationUsers;
import recommender.evaluation.RankingEvaluator;
import recommender.learner.ListEvaluation;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.model.BaselineFacts;
import recommender.model.ModelFiles;
import recommender.model.NetworkScorer;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.network.SparseNetwork;
import recommender.report.ModelMetrics;
import recommender.training.ValidationMetric;
import recommender.training.Validator;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;

/**
 * The objective to rank: from the positives of a user, which other items are positives (multinomial
 * likelihood under a softmax, Liang et al. 2018). The best epoch is that with the highest NDCG@10.
 */
record RankingObjective(Settings settings) implements NetworkObjective {

  @Override
  public String description() {
    return "The network that ranks";
  }

  @Override
  public RatingMatrix.Layout layout() {
    return RatingMatrix.Layout.BY_USER;
  }

  /** Without offsets, which nothing that ranks reads. */
  @Override
  public InputTransform transform(TrainData data) {
    RatingMatrix matrix = data.byUser().matrix();
    return InputTransform.of(
        BiasModel.ofOffsets(matrix.columns().mean(), new double[matrix.width()]), settings);
  }

  @Override
  public Optional<Validation> validation(TrainData data) {
    RankingEvaluator evaluator = new ListEvaluation(settings, data).evaluator();
    return data.byUser()
        .validation()
        .map(users -> validation(users, evaluator, transform(data)))
        .filter(validation -> validation.users() > 0);
  }

  private static Validation validation(
      EvaluationUsers users, RankingEvaluator evaluator, InputTransform transform) {
    ToDoubleFunction<SparseNetwork> ndcg = network -> evaluator.ndcg(users, network, transform);
    return new Validation(
        evaluator.count(users),
        new Validator(ValidationMetric.NDCG, ndcg),
        network -> ModelMetrics.Validation.ofLists(ndcg.applyAsDouble(network)));
  }

  @Override
  public ValidationMetric metric() {
    return ValidationMetric.NDCG;
  }

  @Override
  public Validator validator(
      LocalEvaluationUsers users, InputTransform transform, RatingScale scale) {
    return users.ndcg(transform, settings.relevantFrom());
  }

  @Override
  public long validated(LocalEvaluationUsers users) {
    return users.countRelevant(settings.relevantFrom());
  }

  /** The offset of an item says how popular it is. */
  @Override
  public NewColumns newColumns(TrainData data) {
    long[] ratings = vectors(data).matrix().columns().ratings();
    return NewColumns.onLineOver(Arrays.stream(ratings).mapToDouble(Math::log).toArray());
  }

  @Override
  public TestEvaluation evaluate(SparseNetwork network, TrainData data) {
    return new ListEvaluation(settings, data)
        .onTest(
            (evaluator, users) ->
                evaluator.rank(users, data.popularity(), network, transform(data)));
  }

  @Override
  public BaselineFacts baselines(TrainData data) {
    return data.popularity().facts();
  }

  @Override
  public Optional<RankingFacts> rankingFacts(String file, TrainData data) {
    return Optional.of(
        RankingFacts.of(NetworkType.AUTOENCODER, file, settings.positives(), transform(data)));
  }

  @Override
  public Optional<Scorer> scorer(SparseNetwork network, TrainData data) {
    return Optional.of(new NetworkScorer(network, transform(data)));
  }

  @Override
  public Map<String, Dataset<Row>> tables(SparseNetwork network, TrainData data) {
    double[] none = transform(data).bias().itemOffsets();
    return Map.of(ModelFiles.ITEMS, data.byUser().matrix().columns().tableWith(none));
  }
}
