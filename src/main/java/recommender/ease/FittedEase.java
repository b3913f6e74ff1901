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
import recommender.config.Centring;
import recommender.config.EaseChannels;
import recommender.config.EaseSettings;
import recommender.config.InputScaling;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.config.Settings;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.ListEvaluation;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.MemoryDemand.Part;
import recommender.model.BaselineFacts;
import recommender.model.ModelFacts;
import recommender.model.ModelFiles;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.report.History;
import recommender.report.ModelMetrics;
import recommender.training.ValidationMetric;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;

/**
 * Fitted EASE: its weights, with the numbers that were tried for them.
 *
 * @param ease that was solved
 * @param search for its numbers, the best of which have the weights; these are multiplied by the
 *     factors of scores
 * @param validatedUsers users of the validation part whose list could be evaluated
 * @param seconds of counting and solving, validation included
 */
record FittedEase(
    EaseLearner learner,
    TrainData data,
    Ease ease,
    EaseSearch search,
    long validatedUsers,
    double seconds)
    implements FittedModel {
  private static final Logger LOG = LoggerFactory.getLogger(FittedEase.class);

  @Override
  public FitReport report() {
    RatingMatrix matrix = data.byUser().matrix();
    return new FitReport(
        matrix.users(),
        matrix.items(),
        new ModelMetrics.Network(
            (long) numbers().channels().count() * matrix.width() * matrix.width(), 1, null),
        List.of(fit()),
        validatedUsers,
        search.best().ndcg().stream().mapToObj(ModelMetrics.Validation::ofLists).findFirst(),
        Map.of(History.file(learner.section()), history(search.tried())),
        Optional.empty(),
        chosen());
  }

  private EaseNumbers numbers() {
    return search.numbers();
  }

  private ModelMetrics.Shallow fit() {
    return new ModelMetrics.Shallow(
        Names.kebab(numbers().channels()),
        numbers().l2(),
        numbers().l2Exponent(),
        numbers().channels() == EaseChannels.LIKED ? null : numbers().l2Ratio(),
        numbers().userExponent(),
        numbers().scoreExponent(),
        search.tried().size(),
        search.solves(),
        seconds);
  }

  /** A row for each trial. */
  static String history(List<EaseTrial> tried) {
    StringBuilder csv =
        new StringBuilder(
            "channels,l2,l2_exponent,l2_ratio,user_exponent,score_exponent,solved,%s,seconds\n"
                .formatted(ValidationMetric.NDCG.column()));
    for (EaseTrial trial : tried) {
      EaseNumbers numbers = trial.numbers();
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s,%s,%s,%.3f\n",
              Names.kebab(numbers.channels()),
              numbers.l2(),
              numbers.l2Exponent(),
              numbers.channels() == EaseChannels.LIKED ? "" : numbers.l2Ratio(),
              numbers.userExponent(),
              numbers.scoreExponent(),
              trial.isSolved(),
              trial.ndcg().isPresent() ? trial.ndcg().getAsDouble() : "",
              trial.seconds()));
    }
    return csv.toString();
  }

  private Settings chosen() {
    return learner
        .settings()
        .with(
            Map.of(
                EaseSettings.CHANNELS, Names.kebab(numbers().channels()),
                EaseSettings.L2, numbers().l2(),
                EaseSettings.L2_EXPONENT, numbers().l2Exponent(),
                EaseSettings.L2_RATIO, numbers().l2Ratio(),
                EaseSettings.USER_EXPONENT, numbers().userExponent(),
                EaseSettings.SCORE_EXPONENT, numbers().scoreExponent()));
  }

  @Override
  public EaseLearner again() {
    LOG.info("Solving again for train and validation, with {}.", numbers());
    return new EaseLearner(learner.section(), chosen());
  }

  @Override
  public TestEvaluation evaluate() {
    return new ListEvaluation(learner.settings(), data)
        .onTest((evaluator, users) -> evaluator.rank(users, data.popularity(), easeScorer()));
  }

  /** By the weights that are published. */
  private EaseScorer easeScorer() {
    return ease.scorer(search.weights(), numbers().channels());
  }

  @Override
  public Optional<Scorer> scorer() {
    return Optional.of(easeScorer());
  }

  @Override
  public Map<String, MultiLayerNetwork> published() {
    return Map.of(file(), search.weights().published());
  }

  private String file() {
    return ModelFiles.network(learner.section());
  }

  @Override
  public ModelFacts facts() {
    return ModelFacts.of(learner.settings().network(), transform(), data.byUser().scale());
  }

  @Override
  public BaselineFacts baselines() {
    return data.popularity().facts();
  }

  @Override
  public Optional<RankingFacts> rankingFacts() {
    return Optional.of(
        RankingFacts.of(NetworkType.SHALLOW, file(), learner.settings().positives(), transform())
            .with(numbers().channels(), ease.middle()));
  }

  /** Ones and zeros, without offsets, which nothing that ranks reads. */
  private InputTransform transform() {
    RatingMatrix matrix = data.byUser().matrix();
    return new InputTransform(
        BiasModel.ofOffsets(matrix.columns().mean(), new double[matrix.width()]),
        learner.settings().positives(),
        Centring.NONE,
        InputScaling.NONE,
        0);
  }

  @Override
  public Map<String, Dataset<Row>> tables() {
    double[] none = transform().bias().itemOffsets();
    return Map.of(ModelFiles.ITEMS, data.byUser().matrix().columns().tableWith(none));
  }

  @Override
  public List<Part> held() {
    return EaseMemory.held(data.byUser().matrix().width(), numbers().channels());
  }

  @Override
  public void close() {
    search.weights().close();
  }
}
