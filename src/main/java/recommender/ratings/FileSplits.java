package recommender.ratings;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.sql.api.java.UDF3;

/**
 * Position of each row in file order, from the piece of the file that a task read and Spark's
 * number of the row in it.
 *
 * @param ranks of the pieces that tasks read, by number of the file and place where the piece
 *     begins
 */
record FileSplits(Map<Piece, Integer> ranks) implements UDF3<Integer, Long, Long, Long> {
  /** Spark numbers the rows of a task by this many bits, below those for the task. */
  private static final int ROW_BITS = 33;

  /** Piece of a file that one task reads from front to back. */
  record Piece(int file, long block) implements Serializable {}

  /**
   * The position of a row.
   *
   * @param row from {@code monotonically_increasing_id}, ascending within a piece
   */
  @Override
  public Long call(Integer file, Long block, Long row) {
    long rowOfTask = row & ((1L << ROW_BITS) - 1);
    return ((long) ranks.get(new Piece(file, block)) << ROW_BITS) | rowOfTask;
  }
}
