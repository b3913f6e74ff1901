package recommender.ratings;

import java.io.Serializable;
import java.util.Set;
import recommender.config.IdKind;
import recommender.config.InputSettings;
import recommender.config.RatingScale;
import recommender.config.SplitStrategy;

/**
 * What a row must hold to be a rating.
 *
 * @param hasRatings whether there is a column of ratings; else each row is one of 1
 * @param hasTimes whether there is a column of times
 * @param needsTimes whether a row without a time is refused
 * @param tomorrow in seconds since 1970: no time lies later
 * @param scale of ratings, or null for any
 * @param timeFormat pattern of times, or null for ISO 8601
 */
record RowRules(
    boolean hasRatings,
    boolean hasTimes,
    boolean needsTimes,
    double tomorrow,
    IdKind users,
    IdKind items,
    Set<Double> unrated,
    RatingScale scale,
    char decimal,
    Set<String> nullValues,
    String timeFormat)
    implements Serializable {
  private static final double DAY = 86_400;

  static RowRules of(InputSettings settings, SplitStrategy split) {
    return new RowRules(
        settings.columns().hasRatings(),
        settings.columns().hasTimes(),
        split.isInTime(),
        System.currentTimeMillis() / 1e3 + DAY,
        settings.ids(),
        settings.ids(),
        Set.copyOf(settings.unrated()),
        settings.ratingScale().orElse(null),
        settings.text().decimal(),
        Set.copyOf(settings.text().nullValues()),
        settings.time().format().orElse(null));
  }

  /** The same for ids of kinds that are known. */
  RowRules withIds(KnownIds known) {
    return new RowRules(
        hasRatings,
        hasTimes,
        needsTimes,
        tomorrow,
        known.user().map(IdType::kind).orElse(users),
        known.item().map(IdType::kind).orElse(items),
        unrated,
        scale,
        decimal,
        nullValues,
        timeFormat);
  }

  /** Whether a rating lies on the scale. */
  boolean isInside(double rating) {
    return scale == null || rating >= scale.min() && rating <= scale.max();
  }

  /** The reason of ratings outside the scale. */
  String outOfRange() {
    return scale == null
        ? "rating is outside the scale"
        : "rating is outside [%s, %s]".formatted(scale.min(), scale.max());
  }
}
