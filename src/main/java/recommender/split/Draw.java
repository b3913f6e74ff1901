package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import recommender.ratings.Columns;

/**
 * Seeded random choices that depend on the seed and the ids only, never on partitions or on the
 * order of rows.
 */
final class Draw {
  private static final double UNIT = 0x1.0p-53;

  /** Keeps 10 × 0.2 from falling just below 2. */
  private static final double ROUNDING = 1e-9;

  private final long seed;
  private final String purpose;

  /**
   * @param purpose keeps choices of one seed independent of each other
   */
  Draw(long seed, String purpose) {
    this.seed = seed;
    this.purpose = purpose;
  }

  /** A number in [0, 1) for each (user, item). */
  Column ofRating() {
    return uniform(hash(Columns.USER, Columns.ITEM));
  }

  /** A number that puts users into a random order. */
  Column ofUser() {
    return hash(Columns.USER);
  }

  /** True for the ratings of a random share of the users. */
  Column isOfUsers(double share) {
    return uniform(hash(Columns.USER)).lt(share);
  }

  /** True for a random ⌊share · n⌋ of those n ratings of each user for which a condition holds. */
  Column shareOfEachUser(double share, Column condition) {
    // Both windows sort alike, so Spark makes one pass of them.
    WindowSpec drawn = Window.partitionBy(Columns.USER).orderBy(ofRating(), col(Columns.ITEM));
    Column rank =
        among(condition, drawn.rowsBetween(Window.unboundedPreceding(), Window.currentRow()));
    Column all =
        among(
            condition, drawn.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing()));
    return condition.and(rank.leq(floor(all.multiply(share).plus(ROUNDING))));
  }

  private static Column among(Column condition, WindowSpec rows) {
    return count(when(condition, true)).over(rows);
  }

  /** Ids are hashed as text, so that 7 read as a number and as text draw the same. */
  private Column hash(String... ids) {
    Column[] parts = new Column[ids.length + 2];
    parts[0] = lit(purpose);
    parts[1] = lit(seed);
    for (int i = 0; i < ids.length; i++) {
      parts[i + 2] = col(ids[i]).cast("string");
    }
    return xxhash64(parts);
  }

  private static Column uniform(Column hash) {
    return shiftrightunsigned(hash, 11).multiply(UNIT);
  }
}
