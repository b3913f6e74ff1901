package recommender.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import recommender.config.EvaluationSettings;
import recommender.config.Names;
import recommender.config.Objective;
import recommender.config.Settings;
import recommender.config.SplitStrategy;

/**
 * What is odd about a split and can be trained on all the same, a sentence each that names the
 * setting to look at.
 *
 * @param settings of the run, with what is relevant
 */
record SplitWarnings(SplitReport report, Settings settings) {
  private static final double NEARLY_ALL = 0.95;

  /** No scale that people rate on is so long that a tail of it does harm. */
  private static final double LONGEST_SCALE = 10;

  private static final double MANY_TIMES = 10;
  private static final double SOME_TIMES = 4;
  private static final double UPPER_END = 0.95;

  private static final double TWICE = 2;
  private static final double FAR = 0.2;

  /** In a small table a few ratings are many per cent. */
  private static final long FEW = 10;

  /** The warnings; none where all is well. */
  List<String> lines() {
    Stream<Optional<String>> ofRatings =
        settings.input().hasRatings()
            ? Stream.of(equalRatings(), likes(), unrated(), counts())
            : Stream.empty();
    return Stream.concat(ofRatings, Stream.of(testShare(), validation()))
        .flatMap(Optional::stream)
        .toList();
  }

  private RatingHistogram ratings() {
    return report.ratings();
  }

  private Optional<String> equalRatings() {
    return ratings().isConstant()
        ? warning(
            "All %,d ratings are %s, so there is nothing to predict; where a row says no more than that something was chosen, set input.columns.rating = none and network.objective = ranking.",
            ratings().ratings(), RatingHistogram.text(ratings().lowest()))
        : Optional.empty();
  }

  private Optional<String> likes() {
    String from =
        "%s = %s"
            .formatted(
                EvaluationSettings.RELEVANT_FROM, RatingHistogram.text(settings.relevantFrom()));
    double share = ratings().shareFrom(settings.relevantFrom());
    if (share == 0) {
      return warning(
          "No rating is a like: %s, and ratings are %s, so lists are not scored; %s would do.",
          from,
          ratings().range(),
          RatingHistogram.text(RelevantFrom.of(ratings(), settings.input().ratingScale())));
    }
    return share > NEARLY_ALL && !ratings().isConstant()
        ? warning(
            "%s of the ratings, %s, are likes: %s; a higher number tells what users like from what they rate.",
            share == 1 ? "All" : SplitCheck.percent(share), ratings().range(), from)
        : Optional.empty();
  }

  private Optional<String> unrated() {
    return UnratedValue.in(ratings())
        .map(
            value ->
                format(
                    "%,d ratings are %s, and all others are %s: if it means \"not rated\", set input.unrated = [%s].",
                    value.ratings(), value, ratings().without(value).range(), value));
  }

  /** As of plays, which reach from 1 into the thousands. */
  private Optional<String> counts() {
    RatingHistogram rated =
        UnratedValue.in(ratings()).map(value -> ratings().without(value)).orElse(ratings());
    double median = rated.quantile(0.5);
    boolean hasTail =
        rated.lowest() >= 0
            && rated.highest() > LONGEST_SCALE
            && rated.highest() >= MANY_TIMES * median
            && rated.highest() >= SOME_TIMES * rated.quantile(UPPER_END);
    return hasTail && settings.network().objective() != Objective.RANKING
        ? warning(
            "Half of the ratings are at most %s and the highest is %s, as counts are: predicted as ratings, a few high ones decide everything; set network.objective = ranking and network.positives = rated.",
            RatingHistogram.text(median), RatingHistogram.text(rated.highest()))
        : Optional.empty();
  }

  private Optional<String> testShare() {
    if (report.testAsked().isEmpty()) {
      return Optional.empty();
    }
    double asked = report.testAsked().getAsDouble();
    double got = report.testShare();
    boolean isFar = got > TWICE * asked || TWICE * got < asked || Math.abs(got - asked) > FAR;
    boolean isMore = Math.abs(got - asked) * report.parts().all() > FEW;
    SplitStrategy strategy = settings.split().strategy();
    return isFar && isMore
        ? warning(
            "Test has %s of the ratings where %s were asked for (split.strategy = %s, %s): %s.",
            SplitCheck.percent(got),
            SplitCheck.percent(asked),
            Names.kebab(strategy),
            shareSetting(),
            strategy == SplitStrategy.TIMESTAMP_PERCENTILE
                ? "too many ratings have one and the same time; split.strategy = random does not go by time"
                : "set another split.fraction or split.strategy")
        : Optional.empty();
  }

  private String shareSetting() {
    return settings.split().strategy() == SplitStrategy.TIMESTAMP_PERCENTILE
        ? "split.percentile = " + settings.split().percentile()
        : "split.fraction = " + settings.split().fraction();
  }

  private Optional<String> validation() {
    double fraction = settings.split().validationFraction();
    return fraction > 0 && report.parts().validation() == 0
        ? warning(
            "Validation is empty: no user has so many ratings that split.validation-fraction = %s of them is one; the last epoch is kept, whether it is the best or not.",
            fraction)
        : Optional.empty();
  }

  private static Optional<String> warning(String format, Object... values) {
    return Optional.of(format(format, values));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
