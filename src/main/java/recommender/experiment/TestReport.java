package recommender.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recommender.config.EvaluationSettings;
import recommender.config.Names;
import recommender.config.Settings;
import recommender.evaluation.HeldOutCounts;
import recommender.evaluation.Interval;
import recommender.evaluation.ListSource;
import recommender.evaluation.Paired;
import recommender.evaluation.Rankings;
import recommender.evaluation.RatingPredictor;
import recommender.evaluation.Scores;
import recommender.evaluation.UserErrors;
import recommender.learner.TestEvaluation;
import recommender.report.DataMetrics;
import recommender.report.Metrics;
import recommender.report.Slices;

/**
 * What was measured on held-out ratings, as {@code metrics.json} has it, whether after training or
 * of a run that is published.
 */
final class TestReport {
  private final Settings settings;
  private final List<TestEvaluation> models;
  private final Optional<Scores.Uncertainty> doubt;

  /**
   * @param settings of the run, by which users are drawn again
   * @param models evaluation of each; the first one predicts ratings where any of them does
   */
  TestReport(Settings settings, List<TestEvaluation> models) {
    this.settings = settings;
    this.models = models;
    this.doubt = doubt();
  }

  private TestEvaluation tested() {
    return models.get(0);
  }

  /** The lists that are meant for people: those of the last model. */
  private Rankings lists() {
    return models.get(models.size() - 1).lists();
  }

  /** How many ratings were scored, and of how many users. */
  DataMetrics.TestPart part() {
    HeldOutCounts counts = tested().counts();
    return new DataMetrics.TestPart(
        counts.ratings(),
        counts.scored(),
        tested().scores().users().size(),
        counts.unseenUser(),
        counts.unseenItem(),
        lists().users().size(),
        lists().unseenUsers());
  }

  /** Errors and lists by slices. */
  Slices slices() {
    return SliceReport.of(
        tested().scores().isEmpty() ? Optional.empty() : tested().scores().slices(), lists());
  }

  private Optional<Scores.Uncertainty> doubt() {
    return tested().scores().isEmpty()
        ? Optional.empty()
        : Optional.of(
            tested()
                .scores()
                .uncertainty(resamples(tested().scores().users().size()), settings.split().seed()));
  }

  /** Errors and lists. */
  Metrics.Test test() {
    Map<String, Double> lists = listSummary();
    if (doubt.isEmpty()) {
      return new Metrics.Test(null, null, null, null, null, null, lists);
    }
    Scores scores = tested().scores();
    UserErrors all = scores.all();
    Optional<Interval> interval = doubt.get().rmse();
    return new Metrics.Test(
        all.rmse(RatingPredictor.AUTOENCODER),
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        all.mae(RatingPredictor.AUTOENCODER),
        scores.rmsePerUser(RatingPredictor.AUTOENCODER),
        scores.maePerUser(RatingPredictor.AUTOENCODER),
        lists);
  }

  /** Every metric of the lists, with the intervals of NDCG. */
  private Map<String, Double> listSummary() {
    Map<String, Double> summary = new LinkedHashMap<>();
    if (!lists().isEmpty()) {
      summary.putAll(lists().summary(ListSource.NETWORK));
      for (int k : lists().lengths()) {
        lists()
            .interval(
                ListSource.NETWORK, k, resamples(lists().users().size()), settings.split().seed())
            .ifPresent(
                interval -> {
                  summary.put("ndcg_at_%d_low".formatted(k), interval.low());
                  summary.put("ndcg_at_%d_high".formatted(k), interval.high());
                });
      }
    }
    return summary;
  }

  private int resamples(int users) {
    return resamples(settings, users);
  }

  /** Resamples of the users who were scored; none where they are too few. */
  static int resamples(Settings settings, int users) {
    return users < Interval.LEAST_USERS ? 0 : settings.evaluation().bootstrap();
  }

  /** NDCG@10 beside that of popularity. */
  Map<String, Metrics.Paired> pairedNdcg() {
    return lists().isEmpty()
        ? Map.of()
        : Map.of(
            "popularity",
            paired(
                lists()
                    .againstPopularity(
                        EvaluationSettings.LENGTH,
                        resamples(lists().users().size()),
                        settings.split().seed())));
  }

  /** Errors on unseen users; null where there are none. */
  Metrics.FoldIn foldIn() {
    Scores scores = tested().foldIn();
    if (scores.isEmpty()) {
      return null;
    }
    UserErrors all = scores.all();
    return new Metrics.FoldIn(
        scores.users().size(),
        all.ratings(),
        all.rmse(RatingPredictor.AUTOENCODER),
        all.mae(RatingPredictor.AUTOENCODER),
        all.rmse(RatingPredictor.BIAS),
        all.mae(RatingPredictor.BIAS));
  }

  /** RMSE beside that of each baseline. */
  Map<String, Metrics.Paired> paired() {
    Map<String, Metrics.Paired> byName = new LinkedHashMap<>();
    doubt
        .map(Scores.Uncertainty::paired)
        .orElse(Map.of())
        .forEach((baseline, paired) -> byName.put(Names.snake(baseline), paired(paired)));
    return byName;
  }

  static Metrics.Paired paired(Paired paired) {
    return new Metrics.Paired(
        paired.difference(),
        paired.interval().map(Interval::low).orElse(null),
        paired.interval().map(Interval::high).orElse(null));
  }

  /** Errors and lists of the baselines. */
  Map<String, Metrics.Baseline> baselines() {
    Map<String, Metrics.Baseline> baselines = new LinkedHashMap<>();
    if (!tested().scores().isEmpty()) {
      UserErrors all = tested().scores().all();
      for (RatingPredictor baseline : tested().scores().baselines()) {
        baselines.put(
            Names.snake(baseline),
            new Metrics.Baseline(all.rmse(baseline), all.mae(baseline), Map.of()));
      }
    }
    if (!lists().isEmpty()) {
      baselines.put("popularity", ofLists(lists(), ListSource.POPULARITY));
    }
    if (models.size() > 1 && !tested().lists().isEmpty()) {
      baselines.put("rating_network", ofLists(tested().lists(), ListSource.NETWORK));
    }
    return baselines;
  }

  private static Metrics.Baseline ofLists(Rankings lists, ListSource source) {
    return new Metrics.Baseline(null, null, lists.summary(source));
  }
}
