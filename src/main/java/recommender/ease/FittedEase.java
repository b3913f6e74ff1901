package recommender.ease;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.baseline.BiasModel;
import recommender.config.Settings;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.ListEvaluation;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.MemoryDemand.Part;
import recommender.model.ModelFacts;
import recommender.model.ModelFiles;
import recommender.model.RankingFacts;
import recommender.report.Metrics;
import recommender.training.ValidationMetric;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;

/**
 * Fitted EASE: its weights, with the values of L2 that were tried for them.
 *
 * @param trials of L2, the best of which has the weights
 * @param validatedUsers users of the validation part whose list could be evaluated
 * @param seconds of counting and solving, validation included
 */
record FittedEase(
    EaseLearner learner, TrainData data, L2Search trials, long validatedUsers, double seconds)
    implements FittedModel {
  private static final Logger LOG = LoggerFactory.getLogger(FittedEase.class);

  @Override
  public FitReport report() {
    RatingMatrix matrix = data.byUser().matrix();
    return new FitReport(
        matrix.users(),
        matrix.items(),
        new Metrics.Network((long) matrix.width() * matrix.width(), 1),
        new Metrics.Shallow(trials.best().l2(), trials.tried().size(), seconds),
        validatedUsers,
        trials.best().ndcg().stream().mapToObj(Metrics.Validation::ofLists).findFirst(),
        history(trials.tried()),
        chosen());
  }

  /** A row for each value of L2 that was tried. */
  static String history(List<L2Trial> tried) {
    StringBuilder csv =
        new StringBuilder("l2,%s,seconds\n".formatted(ValidationMetric.NDCG.column()));
    for (L2Trial trial : tried) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%.3f\n",
              trial.l2(),
              trial.ndcg().isPresent() ? trial.ndcg().getAsDouble() : "",
              trial.seconds()));
    }
    return csv.toString();
  }

  private Settings chosen() {
    return learner.settings().with(Map.of("network.l2", trials.best().l2()));
  }

  @Override
  public EaseLearner again() {
    LOG.info("Solving again for train and validation, with l2 {}.", trials.best().l2());
    return new EaseLearner(learner.section(), chosen());
  }

  @Override
  public TestEvaluation evaluate() {
    EaseScorer scorer = new EaseScorer(trials.weights(), learner.settings().positives());
    return new ListEvaluation(learner.settings(), data)
        .onTest((evaluator, users) -> evaluator.rank(users, data.popularity(), scorer));
  }

  @Override
  public MultiLayerNetwork published() {
    return trials.weights().published();
  }

  @Override
  public ModelFacts facts() {
    return ModelFacts.of(learner.settings().network(), transform(), data.byUser().scale());
  }

  @Override
  public Optional<RankingFacts> rankingFacts(String file) {
    return Optional.of(RankingFacts.of(file, learner.settings(), transform()));
  }

  /** Inputs without offsets, which nothing that ranks reads. */
  private InputTransform transform() {
    RatingMatrix matrix = data.byUser().matrix();
    return InputTransform.of(
        BiasModel.ofOffsets(matrix.columns().mean(), new double[matrix.width()]),
        learner.settings());
  }

  @Override
  public Map<String, Dataset<Row>> tables() {
    double[] none = transform().bias().itemOffsets();
    return Map.of(ModelFiles.ITEMS, data.byUser().matrix().columns().tableWith(none));
  }

  @Override
  public List<Part> held() {
    return EaseMemory.held(data.byUser().matrix().width());
  }

  @Override
  public void close() {
    trials.weights().close();
  }
}
