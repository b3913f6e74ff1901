package recommender.job;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.ratings.Columns;
import recommender.ratings.InputSource;
import recommender.ratings.QualityReport;
import recommender.ratings.Ratings;
import recommender.ratings.RatingsException;

/**
 * Ratings of users from before, and those that are scored.
 *
 * @param known from before
 * @param heldOut from then
 * @param scored those of the latter whose items their users had not rated before, persisted
 * @param alreadyRated number of the others
 */
record RatingsToScore(Ratings known, Ratings heldOut, Dataset<Row> scored, long alreadyRated)
    implements AutoCloseable {

  /**
   * Leaves out what had been rated before: a model would be scored on what it is fed.
   *
   * @throws RatingsException when nothing is left
   */
  static RatingsToScore of(Ratings known, Ratings heldOut) {
    Dataset<Row> before =
        known
            .rows()
            .select(col(Columns.USER).as("user_before"), col(Columns.ITEM).as("item_before"));
    Column same =
        col(Columns.USER)
            .equalTo(col("user_before"))
            .and(col(Columns.ITEM).equalTo(col("item_before")));
    Dataset<Row> scored =
        heldOut.rows().join(before, same, "left_anti").persist(StorageLevel.MEMORY_AND_DISK());
    long left = scored.count();
    long all = heldOut.quality().kept();
    if (left == 0) {
      scored.unpersist();
      throw new RatingsException(
          "--held-out: expected ratings that --input does not have, were none: all %,d of them are in both"
              .formatted(all));
    }
    return new RatingsToScore(known, heldOut, scored, all - left);
  }

  /** The quality of both tables. */
  QualityReport quality() {
    return known.quality().plus(heldOut.quality());
  }

  /** What both were read from. */
  List<InputSource> inputs() {
    return Stream.concat(known.inputs().stream(), heldOut.inputs().stream()).toList();
  }

  /** Frees the cached tables. */
  @Override
  public void close() {
    scored.unpersist();
    heldOut.close();
    known.close();
  }
}
