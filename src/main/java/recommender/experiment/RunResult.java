package recommender.experiment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import recommender.ratings.QualityReport;
import recommender.report.Metrics;
import recommender.split.Part;
import recommender.split.RatingSplit;

/**
 * Everything that a run measured, before it is written down.
 *
 * @param settings of the run, with what is relevant
 * @param report of the split, from before anything was trained
 * @param models the first one predicts ratings where any of them does
 */
public record RunResult(
    Settings settings,
    Input input,
    SplitReport report,
    List<ModelResult> models,
    List<Metrics.Window> backtest) {

  /** The model whose files have no section in their names. */
  private ModelResult first() {
    return models.get(0);
  }

  private TestEvaluation tested() {
    return first().tested();
  }

  /** The lists that are meant for people: those of the last model. */
  private Rankings lists() {
    return models.get(models.size() - 1).tested().lists();
  }

  /**
   * The measurements as {@code metrics.json} has them.
   *
   * @param run what is known of the run itself
   */
  public Metrics metrics(Metrics.Run run) {
    Optional<Scores.Uncertainty> doubt = doubt();
    return new Metrics(
        run,
        data(),
        metrics(first()),
        test(doubt),
        foldIn(tested().foldIn()),
        beside(),
        paired(doubt),
        pairedNdcg(),
        baselines(),
        backtest.isEmpty() ? null : Metrics.Backtest.of(backtest));
  }

  private Metrics.Model metrics(ModelResult model) {
    return model.metrics(input.split().trainRatings() + input.split().validationRatings());
  }

  private Map<String, Metrics.Model> beside() {
    Map<String, Metrics.Model> beside = new LinkedHashMap<>();
    models.stream().skip(1).forEach(model -> beside.put(model.section(), metrics(model)));
    return beside;
  }

  private Metrics.Data data() {
    QualityReport quality = input.quality();
    RatingSplit split = input.split();
    HeldOutCounts counts = tested().counts();
    OptionalDouble cutoff = split.cutoff();
    return new Metrics.Data(
        quality.read(),
        quality.malformed(),
        quality.duplicates() + split.overlap(),
        quality.outOfRange(),
        quality.unrated(),
        quality.withoutTime(),
        split.tooFew() + split.counts().getOrDefault(Part.NONE, 0L),
        quality.reasons(),
        cutoff.isPresent() ? cutoff.getAsDouble() : null,
        cutoff.isPresent() ? time(cutoff.getAsDouble()) : null,
        input.sources(),
        new Metrics.TrainPart(split.trainRatings(), first().last().users(), first().last().items()),
        new Metrics.ValidationPart(split.validationRatings(), first().validated().validatedUsers()),
        new Metrics.TestPart(
            counts.ratings(),
            counts.scored(),
            tested().scores().users().size(),
            counts.unseenUser(),
            counts.unseenItem(),
            lists().users().size(),
            lists().unseenUsers()),
        report.metrics(settings));
  }

  static String time(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1e3)).toString();
  }

  private Optional<Scores.Uncertainty> doubt() {
    return tested().scores().isEmpty()
        ? Optional.empty()
        : Optional.of(
            tested()
                .scores()
                .uncertainty(resamples(tested().scores().users().size()), settings.split().seed()));
  }

  private Metrics.Test test(Optional<Scores.Uncertainty> doubt) {
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

  /** Of the users who were scored; none where they are too few. */
  private int resamples(int users) {
    return users < Interval.LEAST_USERS ? 0 : settings.evaluation().bootstrap();
  }

  private Map<String, Metrics.Paired> pairedNdcg() {
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

  private static Metrics.FoldIn foldIn(Scores scores) {
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

  private static Map<String, Metrics.Paired> paired(Optional<Scores.Uncertainty> doubt) {
    Map<String, Metrics.Paired> byName = new LinkedHashMap<>();
    doubt
        .map(Scores.Uncertainty::paired)
        .orElse(Map.of())
        .forEach((baseline, paired) -> byName.put(Names.snake(baseline), paired(paired)));
    return byName;
  }

  private static Metrics.Paired paired(Paired paired) {
    return new Metrics.Paired(
        paired.difference(),
        paired.interval().map(Interval::low).orElse(null),
        paired.interval().map(Interval::high).orElse(null));
  }

  private Map<String, Metrics.Baseline> baselines() {
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
