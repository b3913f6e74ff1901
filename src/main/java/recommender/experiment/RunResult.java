package recommender.experiment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import recommender.config.Settings;
import recommender.ratings.QualityReport;
import recommender.report.BacktestMetrics;
import recommender.report.DataMetrics;
import recommender.report.Metrics;
import recommender.report.ModelMetrics;
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
    List<BacktestMetrics.Window> backtest) {

  /** The model whose files have no section in their names. */
  private ModelResult first() {
    return models.get(0);
  }

  /**
   * The measurements as {@code metrics.json} has them.
   *
   * @param run what is known of the run itself
   */
  public Metrics metrics(Metrics.Run run) {
    TestReport test = new TestReport(settings, models.stream().map(ModelResult::tested).toList());
    return new Metrics(
        run,
        data(test.part()),
        metrics(first()),
        test.test(),
        test.foldIn(),
        beside(),
        test.paired(),
        test.pairedNdcg(),
        test.baselines(),
        test.slices(),
        backtest.isEmpty() ? null : BacktestMetrics.of(backtest),
        null);
  }

  private ModelMetrics metrics(ModelResult model) {
    return model.metrics(input.split().trainRatings() + input.split().validationRatings());
  }

  private Map<String, ModelMetrics> beside() {
    Map<String, ModelMetrics> beside = new LinkedHashMap<>();
    models.stream().skip(1).forEach(model -> beside.put(model.section(), metrics(model)));
    return beside;
  }

  private DataMetrics data(DataMetrics.TestPart test) {
    QualityReport quality = input.quality();
    RatingSplit split = input.split();
    OptionalDouble cutoff = split.cutoff();
    return new DataMetrics(
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
        null,
        input.sources(),
        new DataMetrics.TrainPart(
            split.trainRatings(), first().last().users(), first().last().items()),
        new DataMetrics.ValidationPart(
            split.validationRatings(), first().validated().validatedUsers()),
        test,
        report.metrics(settings));
  }

  static String time(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1e3)).toString();
  }
}
