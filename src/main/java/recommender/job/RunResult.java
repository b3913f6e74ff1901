package recommender.job;

import java.time.Duration;
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
import recommender.ratings.QualityReport;
import recommender.report.Metrics;
import recommender.split.Part;
import recommender.split.RatingSplit;

/**
 * Everything a training run came to, before it is written down.
 *
 * @param result of the network of {@code model.zip}
 * @param ranking of a network for ranking beside one that predicts ratings
 */
record RunResult(
    Settings settings,
    Input input,
    Experiment.Result result,
    Optional<Experiment.Result> ranking,
    List<Metrics.Window> backtest)
    implements AutoCloseable {

  /** What the epoch was chosen with. */
  Fitted validated() {
    return result.validated();
  }

  /** What is published and was tested. */
  Fitted published() {
    return result.last();
  }

  /** Frees the vectors. */
  @Override
  public void close() {
    result.close();
    ranking.ifPresent(Experiment.Result::close);
  }

  private TestEvaluation tested() {
    return result.tested();
  }

  /** The lists that are meant for people. */
  private Rankings lists() {
    return ranking.orElse(result).tested().lists();
  }

  /**
   * The measurements as {@code metrics.json} has them.
   *
   * @param stages seconds by stage
   */
  Metrics metrics(String id, Instant started, String sparkVersion, Map<String, Double> stages) {
    Optional<Scores.Doubt> doubt = doubt();
    return new Metrics(
        new Metrics.Run(
            id,
            started.toString(),
            Duration.between(started, Instant.now()).toMillis() / 1e3,
            Version.current(),
            sparkVersion,
            settings.training().seed(),
            stages),
        data(),
        result.last().learned().size(),
        result.validated().learned().training(),
        result.validated().learned().shallow(),
        refit(result),
        result.validated().learned().validation().orElse(null),
        test(doubt),
        foldIn(tested().foldIn()),
        ranking.map(this::beside).orElse(null),
        paired(doubt),
        pairedNdcg(),
        baselines(),
        backtest.isEmpty() ? null : Metrics.Backtest.of(backtest));
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
        split.tooFew() + split.counts().getOrDefault(Part.NONE, 0L),
        quality.reasons(),
        cutoff.isPresent() ? cutoff.getAsDouble() : null,
        cutoff.isPresent() ? time(cutoff.getAsDouble()) : null,
        new Metrics.TrainPart(
            split.trainRatings(),
            published().vectors().userCount(),
            published().vectors().itemCount()),
        new Metrics.ValidationPart(split.validationRatings(), validated().learned().validated()),
        new Metrics.TestPart(
            counts.ratings(),
            counts.scored(),
            tested().scores().users().size(),
            counts.unseenUser(),
            counts.unseenItem(),
            lists().users().size(),
            lists().unseenUsers()));
  }

  static String time(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1e3)).toString();
  }

  private Metrics.Ranking beside(Experiment.Result other) {
    return new Metrics.Ranking(
        other.last().learned().size(),
        other.validated().learned().training(),
        other.validated().learned().shallow(),
        refit(other),
        other.validated().learned().validation().orElse(null));
  }

  private Metrics.Refit refit(Experiment.Result result) {
    RatingSplit split = input.split();
    return result.last() == result.validated()
        ? null
        : result.last().learned().refit(split.trainRatings() + split.validationRatings());
  }

  private Optional<Scores.Doubt> doubt() {
    return tested().scores().isEmpty()
        ? Optional.empty()
        : Optional.of(tested().scores().doubt(resamples(), settings.split().seed()));
  }

  private Metrics.Test test(Optional<Scores.Doubt> doubt) {
    Map<String, Double> lists = told();
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

  /** What is said of the lists, with the intervals of NDCG. */
  private Map<String, Double> told() {
    Map<String, Double> told = new LinkedHashMap<>();
    if (!lists().isEmpty()) {
      told.putAll(lists().summary(ListSource.NETWORK));
      for (int k : lists().lengths()) {
        lists()
            .interval(ListSource.NETWORK, k, resamples(), settings.split().seed())
            .ifPresent(
                interval -> {
                  told.put("ndcg_at_%d_low".formatted(k), interval.low());
                  told.put("ndcg_at_%d_high".formatted(k), interval.high());
                });
      }
    }
    return told;
  }

  private int resamples() {
    return settings.evaluation().bootstrap();
  }

  private Map<String, Metrics.Paired> pairedNdcg() {
    return lists().isEmpty()
        ? Map.of()
        : Map.of(
            "popularity",
            paired(
                lists()
                    .againstPopularity(
                        EvaluationSettings.LENGTH, resamples(), settings.split().seed())));
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

  private static Map<String, Metrics.Paired> paired(Optional<Scores.Doubt> doubt) {
    Map<String, Metrics.Paired> byName = new LinkedHashMap<>();
    doubt
        .map(Scores.Doubt::paired)
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
    if (ranking.isPresent() && !tested().lists().isEmpty()) {
      baselines.put("rating_network", ofLists(tested().lists(), ListSource.NETWORK));
    }
    return baselines;
  }

  private static Metrics.Baseline ofLists(Rankings lists, ListSource source) {
    return new Metrics.Baseline(null, null, lists.summary(source));
  }
}
