package recommender.quality;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import recommender.config.QualitySettings;
import recommender.experiment.Input;
import recommender.experiment.RatingHistogram;
import recommender.ratings.QualityReport;
import recommender.ratings.TimeQuality;
import recommender.repository.RunRepository;

/**
 * The check of ratings before anything is trained: what they are like, and how far they are from
 * those of the run in service.
 */
public final class QualityCheck {
  /** More values than these are summed up. */
  private static final int LISTED = 20;

  private final QualityReport report;
  private final QualitySettings settings;
  private final RunInService before;
  private final RatingsByDay byDay;
  private final IdCounts.Both ids;

  private QualityCheck(Input input, QualitySettings settings, RunInService before) {
    this.report = input.quality();
    this.settings = settings;
    this.before = before;
    this.byDay = RatingsByDay.of(input.split().tagged(), report.times());
    this.ids =
        IdCounts.of(
            input.split().tagged(),
            before
                .quality()
                .map(Quality::times)
                .filter(times -> report.times().newest() != null)
                .map(Quality.Times::newest),
            before.items());
  }

  /**
   * Looks at the ratings.
   *
   * @param repository with the run in service
   */
  public static CheckedRatings of(
      SparkSession spark, Input input, QualitySettings settings, RunRepository repository) {
    return new QualityCheck(input, settings, RunInService.of(spark, repository)).checked();
  }

  private CheckedRatings checked() {
    Quality alone = quality(null, List.of());
    Optional<Drift> drift =
        before
            .quality()
            .map(quality -> Drift.of(before.id().orElseThrow(), quality, alone, fine()));
    List<Exceeded> exceeded = drift.map(each -> Limits.exceeded(settings, each)).orElse(List.of());
    return new CheckedRatings(quality(drift.orElse(null), exceeded), report.rejectedRows());
  }

  private Quality quality(Drift drift, List<Exceeded> exceeded) {
    TimeQuality times = report.times();
    boolean hasTimes = times.newest() != null;
    return new Quality(
        rows(),
        ids.users().summary(),
        ids.items().summary(),
        bins(byDay.histogram().summary(LISTED)),
        hasTimes ? times(times) : null,
        hasTimes ? byDay.days() : null,
        new Quality.Timestamps(
            times.future(), times.millisecondsAmongSeconds(), times.before1970()),
        drift,
        exceeded);
  }

  private Quality.Rows rows() {
    return new Quality.Rows(
        report.read(),
        report.kept(),
        report.malformed(),
        report.outOfRange(),
        report.duplicates(),
        report.unrated(),
        report.withoutTime(),
        report.reasons(),
        report.rejectedRows().size());
  }

  private List<Quality.Bin> fine() {
    return bins(byDay.histogram().bins());
  }

  private static List<Quality.Bin> bins(List<RatingHistogram.Bin> bins) {
    return bins.stream().map(bin -> new Quality.Bin(bin.low(), bin.high(), bin.ratings())).toList();
  }

  private static Quality.Times times(TimeQuality times) {
    return new Quality.Times(
        times.oldest(), text(times.oldest()), times.newest(), text(times.newest()));
  }

  private static String text(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1e3)).toString();
  }
}
