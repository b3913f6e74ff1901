package recommender.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.EvaluationSettings;
import recommender.config.Settings;
import recommender.config.WarmSettings;
import recommender.evaluation.ListMetric;
import recommender.evaluation.ListSource;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.UserErrors;
import recommender.learner.Learner;
import recommender.learner.Stages;
import recommender.learner.TestEvaluation;
import recommender.report.BacktestMetrics;
import recommender.split.RatingSplit;
import recommender.split.RollingOrigin;
import recommender.training.CheckpointStore;

/** Test scores of the same job at earlier cut-offs in time (rolling origin). */
public final class Backtest {
  private static final Logger LOG = LoggerFactory.getLogger(Backtest.class);

  private final JavaSparkContext context;
  private final Settings settings;
  private final CheckpointStore checkpoints;

  /**
   * Of the first model of the settings.
   *
   * @param checkpoints of its trainings
   */
  public Backtest(JavaSparkContext context, Settings settings, CheckpointStore checkpoints) {
    this.context = context;
    this.checkpoints = checkpoints;
    // They are compared with offsets; whoever asks for more asks for it at the end of time.
    // A run that is begun with may have been trained on what is held out at an earlier cut-off.
    this.settings =
        settings.with(
            Map.of(
                "evaluation.baselines",
                List.of(),
                WarmSettings.START,
                WarmSettings.NONE,
                "split.validation-after",
                WarmSettings.NONE));
  }

  /** A window for each earlier cut-off that has something to score, the earliest first. */
  public List<BacktestMetrics.Window> before(RatingSplit last) {
    List<BacktestMetrics.Window> windows = new ArrayList<>();
    int count = settings.evaluation().backtest();
    int number = 0;
    for (RatingSplit split : new RollingOrigin(settings.split()).before(last, count)) {
      List<Learner> first =
          Learners.of(settings, checkpoints.in("backtest-" + ++number)).subList(0, 1);
      Stages stages = new Stages(context.sc());
      try (split;
          Experiment experiment = new Experiment(context, stages, split, settings.input())) {
        add(windows, split, experiment.run(first).get(0).tested());
      }
    }
    return windows;
  }

  private static void add(
      List<BacktestMetrics.Window> windows, RatingSplit split, TestEvaluation tested) {
    if (tested.scores().isEmpty() && tested.lists().isEmpty()) {
      LOG.info("Left out the window at {}: nothing to score.", split.cutoff());
      return;
    }
    BacktestMetrics.Window window =
        tested.scores().isEmpty() ? ofLists(split, tested) : ofRatings(split, tested);
    LOG.info("Backtest: {}.", window);
    windows.add(window);
  }

  private static BacktestMetrics.Window ofRatings(RatingSplit split, TestEvaluation tested) {
    UserErrors errors = tested.scores().all();
    return new BacktestMetrics.Window(
        RunResult.time(split.cutoff().orElseThrow()),
        split.trainRatings() + split.validationRatings(),
        errors.ratings(),
        errors.rmse(RatingPredictor.AUTOENCODER),
        errors.rmse(RatingPredictor.BIAS),
        null,
        null);
  }

  private static BacktestMetrics.Window ofLists(RatingSplit split, TestEvaluation tested) {
    int k = EvaluationSettings.LENGTH;
    return new BacktestMetrics.Window(
        RunResult.time(split.cutoff().orElseThrow()),
        split.trainRatings() + split.validationRatings(),
        tested.counts().scored(),
        null,
        null,
        tested.lists().mean(ListSource.NETWORK, ListMetric.NDCG, k),
        tested.lists().mean(ListSource.POPULARITY, ListMetric.NDCG, k));
  }
}
