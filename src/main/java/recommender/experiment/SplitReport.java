package recommender.experiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.Settings;
import recommender.config.SplitSettings;
import recommender.ratings.Columns;
import recommender.report.DataMetrics;
import recommender.split.Part;
import recommender.split.RatingSplit;

/**
 * What is looked at of a split before anything is trained. Of test it holds numbers of ratings,
 * never what they are.
 *
 * @param ratings of train and validation
 * @param highestOfTrain the highest rating of train alone
 * @param parts numbers of ratings
 * @param testAsked share of the ratings that test was to have, where the strategy says so
 * @param users of train, where a share of each one's ratings was asked for validation
 * @param unvalidated those of them who have too few ratings to give one to it
 * @param overTime ratings by time, of test too, where there are times
 * @param popularity of the items by ratings of train and validation
 */
public record SplitReport(
    RatingHistogram ratings,
    double highestOfTrain,
    Parts parts,
    OptionalDouble testAsked,
    OptionalLong users,
    OptionalLong unvalidated,
    List<DataMetrics.Period> overTime,
    List<DataMetrics.PopularShare> popularity) {
  /** More values than these are summed up. */
  static final int LISTED = 20;

  private static final Column IS_TRAIN = Part.TRAIN.isPart();

  /** A tenth of ten ratings is one, whatever the rounding of a tenth. */
  private static final double NEARLY_ONE = 1 - 1e-9;

  /** Places in a row of a bin, after the two columns that it is grouped by. */
  private static final int LOW = 2;

  private static final int HIGHEST_OF_TRAIN = 5;

  /** Numbers of ratings in the parts of a split; {@code all} has those fed in or left out, too. */
  record Parts(long all, long train, long validation, long test) {
    static Parts of(RatingSplit split) {
      long all = split.counts().values().stream().mapToLong(Long::longValue).sum();
      return new Parts(all, split.trainRatings(), split.validationRatings(), split.testRatings());
    }
  }

  /** Looks at the ratings once, and once at the users where some of their ratings validate. */
  static SplitReport of(RatingSplit split, SplitSettings settings) {
    Dataset<Row> known = split.tagged().filter(IS_TRAIN.or(Part.VALIDATION.isPart()));
    List<Row> bins = bins(known);
    Optional<Row> users =
        settings.validationFraction() > 0 && settings.validationAfter().isEmpty()
            ? Optional.of(users(known, settings.validationFraction()))
            : Optional.empty();
    return new SplitReport(
        histogram(bins),
        bins.stream()
            .filter(bin -> !bin.isNullAt(HIGHEST_OF_TRAIN))
            .mapToDouble(bin -> bin.getDouble(HIGHEST_OF_TRAIN))
            .max()
            .orElseThrow(),
        Parts.of(split),
        asked(settings),
        users.map(row -> OptionalLong.of(row.getLong(0))).orElseGet(OptionalLong::empty),
        users.map(row -> OptionalLong.of(row.getLong(1))).orElseGet(OptionalLong::empty),
        RatingsOverTime.of(split.tagged()),
        PopularityCurve.of(known));
  }

  private static List<Row> bins(Dataset<Row> known) {
    Column rating = col(Columns.RATING);
    return known
        .groupBy(RatingHistogram.binOf(rating))
        .agg(min(rating), max(rating), count(lit(1)), max(when(IS_TRAIN, rating)))
        .collectAsList();
  }

  private static RatingHistogram histogram(List<Row> bins) {
    return new RatingHistogram(
        bins.stream()
            .map(
                bin ->
                    new RatingHistogram.Bin(
                        bin.getDouble(LOW), bin.getDouble(LOW + 1), bin.getLong(LOW + 2)))
            .sorted(Comparator.comparingDouble(RatingHistogram.Bin::low))
            .toList());
  }

  /** Users of train, and those of them of whose ratings a share is none. */
  private static Row users(Dataset<Row> known, double share) {
    return known
        .groupBy(Columns.USER)
        .agg(count(lit(1)).as("ratings"))
        .agg(count(lit(1)), count(when(col("ratings").multiply(share).lt(NEARLY_ONE), true)))
        .first();
  }

  private static OptionalDouble asked(SplitSettings settings) {
    return switch (settings.strategy()) {
      case TIMESTAMP_PERCENTILE -> OptionalDouble.of(rest(settings.percentile()));
      case RANDOM -> OptionalDouble.of(rest(settings.fraction()));
      case USERS -> OptionalDouble.of(rest(settings.fraction()) * rest(settings.givenFraction()));
      case USER_LATEST, USER_FIRST, GIVEN -> OptionalDouble.empty();
    };
  }

  /** One less a share, as people work it out: 0.02 for 0.98, without a rounding error. */
  private static double rest(double share) {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
  }

  /** Share of the ratings that test has. */
  double testShare() {
    return (double) parts.test() / parts.all();
  }

  /**
   * What {@code metrics.json} says of it.
   *
   * @param settings with what is relevant
   */
  DataMetrics.Distribution metrics(Settings settings) {
    double from = settings.relevantFrom();
    return new DataMetrics.Distribution(
        ratings.summary(LISTED).stream()
            .map(bin -> new DataMetrics.Bin(bin.low(), bin.high(), bin.ratings()))
            .toList(),
        Double.isInfinite(from) ? null : from,
        ratings.shareFrom(from),
        testAsked.isPresent() ? testAsked.getAsDouble() : null,
        testShare(),
        unvalidated.isPresent() ? unvalidated.getAsLong() : null,
        parts.validation() == 0,
        overTime,
        popularity);
  }
}
