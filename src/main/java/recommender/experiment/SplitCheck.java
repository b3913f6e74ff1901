package recommender.experiment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.EvaluationSettings;
import recommender.config.Objective;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.split.RatingSplit;

/**
 * The check of a split before anything is trained: what it looks like is said in three lines, what
 * is odd is warned of, and what cannot be trained on is refused.
 *
 * @param asked the settings of the run
 * @param settings the same with what is relevant, and whether models are fitted again
 */
public record SplitCheck(SplitReport report, Settings asked, Settings settings) {
  private static final Logger LOG = LoggerFactory.getLogger(SplitCheck.class);

  /**
   * Looks at a split, and settles what the settings leave to the ratings.
   *
   * @param asked the settings of the run
   */
  public static SplitCheck of(RatingSplit split, Settings asked) {
    return of(SplitReport.of(split, asked.split()), asked);
  }

  static SplitCheck of(SplitReport report, Settings asked) {
    Settings settled = asked.withRefitFor(report.parts().train(), report.parts().validation());
    return new SplitCheck(
        report,
        asked,
        leavesRelevant(asked) ? settled.withRelevantFrom(suggestion(report, asked)) : settled);
  }

  private static boolean leavesRelevant(Settings asked) {
    return asked.input().hasRatings() && asked.evaluation().relevantFrom().isEmpty();
  }

  private static double suggestion(SplitReport report, Settings settings) {
    return RelevantFrom.of(report.ratings(), settings.input().ratingScale());
  }

  /**
   * Says what was found.
   *
   * @return itself
   * @throws SettingsException when a model is to rank and train has nothing that it could learn to
   *     rank high
   */
  public SplitCheck passed() {
    lines().forEach(LOG::info);
    demandLikes();
    new SplitWarnings(report, settings).lines().forEach(LOG::warn);
    return this;
  }

  /** The ratings, the likes among them, and what is held out. */
  List<String> lines() {
    return List.of(ratings(), likes(), heldOut());
  }

  private String ratings() {
    RatingHistogram ratings = report.ratings();
    if (!settings.input().hasRatings()) {
      return format("Train and validation: %,d rows without ratings.", ratings.ratings());
    }
    return format(
        "Train and validation: %,d ratings, %s: %s.",
        ratings.ratings(),
        ratings.range(),
        ratings.summary(SplitReport.LISTED).stream()
            .map(bin -> bin + " " + percent((double) bin.ratings() / ratings.ratings()))
            .collect(Collectors.joining(", ")));
  }

  private String likes() {
    return settings.input().hasRatings()
        ? format(
            "Likes: %s = %s%s, which %s of them reach.",
            EvaluationSettings.RELEVANT_FROM,
            RatingHistogram.text(settings.relevantFrom()),
            leavesRelevant(asked) ? " (auto)" : "",
            percent(report.ratings().shareFrom(settings.relevantFrom())))
        : "Likes: all of them, as input.columns.rating is none.";
  }

  private String heldOut() {
    SplitReport.Parts parts = report.parts();
    String share =
        report.testAsked().isPresent()
            ? format(" (asked for %s)", percent(report.testAsked().getAsDouble()))
            : "";
    String unvalidated =
        report.unvalidated().isPresent()
            ? format(
                "; %,d of %,d users have too few to give one to validation",
                report.unvalidated().getAsLong(), report.users().getAsLong())
            : "";
    return format(
        "Held out: %,d ratings for test, %s of all%s; %,d for validation%s%s.",
        parts.test(), percent(report.testShare()), share, parts.validation(), unvalidated, refit());
  }

  /** Where it is left to the ratings and there is none. */
  private String refit() {
    return asked.training().refit() && !settings.training().refit()
        ? "; training.refit = false (auto), as that is a small part of train"
        : "";
  }

  /** A model that ranks learns from likes alone. */
  private void demandLikes() {
    boolean lacksLikes =
        Stream.concat(Stream.of(settings), settings.ranking().stream())
            .filter(each -> each.network().objective() == Objective.RANKING)
            .anyMatch(each -> !each.positives().isPositive(report.highestOfTrain()));
    if (lacksLikes) {
      throw new SettingsException(
          format(
              "%s: expected a number that some ratings of train reach, as a model is to rank, was %s; they are %s, so that %s would do (or auto, or network.positives = rated)",
              EvaluationSettings.RELEVANT_FROM,
              RatingHistogram.text(settings.relevantFrom()),
              report.ratings().range(),
              RatingHistogram.text(suggestion(report, settings))));
    }
  }

  /** Such as 1.4 %. */
  static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
