package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.shiftrightunsigned;
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

  /** True for a random ⌊share · n⌋ of the n ratings of each user. */
  Column shareOfEachUser(double share) {
    WindowSpec user = Window.partitionBy(Columns.USER);
    Column rank = row_number().over(user.orderBy(ofRating(), col(Columns.ITEM)));
    Column taken = floor(count(lit(1)).over(user).multiply(share).plus(ROUNDING));
    return rank.leq(taken);
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
