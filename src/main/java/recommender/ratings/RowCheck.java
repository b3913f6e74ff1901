package recommender.ratings;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import recommender.config.RatingScale;

/** First reason why a raw row is no usable rating; the types of its ids are checked later. */
record RowCheck(Optional<RatingScale> scale) {

  /** The reason as a string, or null for a good row. */
  Column problem() {
    Column rating = col(Columns.RATING);
    return coalesce(
        col(RawRatings.BROKEN),
        when(col(Columns.USER).isNull(), "user is missing"),
        when(col(Columns.ITEM).isNull(), "item is missing"),
        when(rating.isNull(), "rating is not a number"),
        // Spark orders NaN above infinity.
        when(abs(rating).geq(Double.POSITIVE_INFINITY), "rating is not finite"),
        when(col(Columns.TIMESTAMP).isNull(), "timestamp is not a moment in time"),
        outside(rating));
  }

  /** The reason of ratings outside the scale. */
  String outOfRange() {
    return scale
        .map(ends -> "rating is outside [%s, %s]".formatted(ends.min(), ends.max()))
        .orElse("rating is outside the scale");
  }

  private Column outside(Column rating) {
    return scale
        .map(ends -> when(rating.lt(ends.min()).or(rating.gt(ends.max())), outOfRange()))
        .orElse(lit(null).cast("string"));
  }
}
