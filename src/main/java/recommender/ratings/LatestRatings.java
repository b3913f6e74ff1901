package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Removal of duplicates: of each user and item the latest rating is kept, of several at one time
 * the last row.
 */
final class LatestRatings {
  private static final String LATEST = "latest";

  private LatestRatings() {}

  /**
   * Whether a user may have rated an item twice; false is certain.
   *
   * <p>Much cheaper than to look for the latest, which most tables do not need. Hashes that are
   * equal by chance cost that look, nothing else.
   *
   * @param ratings those of each user in one partition
   */
  static boolean areNeededOf(Dataset<Row> ratings) {
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

  /** The same columns without duplicates. */
  static Dataset<Row> of(Dataset<Row> ratings) {
    return ratings
        .groupBy(Columns.USER, Columns.ITEM)
        .agg(max(byTime()).as(LATEST))
        .select(
            col(Columns.USER),
            col(Columns.ITEM),
            latest(Columns.RATING),
            latest(Columns.TIMESTAMP),
            latest(Columns.POSITION));
  }

  private static Column byTime() {
    return struct(col(Columns.TIMESTAMP), col(Columns.POSITION), col(Columns.RATING));
  }

  private static Column latest(String field) {
    return col(LATEST).getField(field).as(field);
  }
}
