package recommender.ratings;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import recommender.config.Duplicates;

/** Removal of duplicates: one rating of each user and item is left. */
final class DuplicateRatings {
  private static final String KEPT = "kept";

  private DuplicateRatings() {}

  /**
   * Whether a user may have rated an item twice; false is certain.
   *
   * <p>Much cheaper than to remove duplicates, which most tables have none of. Hashes that are
   * equal by chance cost that, nothing else.
   *
   * @param ratings those of each user in one partition
   */
  static boolean mayBeIn(Dataset<Row> ratings) {
    return ratings
        .select(xxhash64(col(Columns.USER), col(Columns.ITEM)))
        .as(Encoders.LONG())
        .toJavaRDD()
        .mapPartitions(hashes -> List.of(hasEqual(hashes)).iterator())
        .reduce(Boolean::logicalOr);
  }

  private static boolean hasEqual(Iterator<Long> values) {
    LongStream.Builder all = LongStream.builder();
    values.forEachRemaining(all::add);
    long[] sorted = all.build().sorted().toArray();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same columns without duplicates. A sum, a mean and a maximum have the time and the place of
   * the latest.
   */
  static Dataset<Row> removed(Dataset<Row> ratings, Duplicates duplicates) {
    Column kept = duplicates == Duplicates.FIRST ? min(byTime()) : max(byTime());
    return ratings
        .groupBy(Columns.USER, Columns.ITEM)
        .agg(kept.as(KEPT), together(duplicates).as(Columns.RATING))
        .select(
            col(Columns.USER),
            col(Columns.ITEM),
            isOneOfThem(duplicates) ? kept(Columns.RATING) : col(Columns.RATING),
            kept(Columns.TIMESTAMP),
            kept(Columns.POSITION));
  }

  private static boolean isOneOfThem(Duplicates duplicates) {
    return duplicates == Duplicates.LATEST || duplicates == Duplicates.FIRST;
  }

  private static Column together(Duplicates duplicates) {
    Column rating = col(Columns.RATING);
    return switch (duplicates) {
      case SUM -> sum(rating);
      case MEAN -> avg(rating);
      default -> max(rating);
    };
  }

  private static Column byTime() {
    return struct(col(Columns.TIMESTAMP), col(Columns.POSITION), col(Columns.RATING));
  }

  private static Column kept(String field) {
    return col(KEPT).getField(field).as(field);
  }
}
