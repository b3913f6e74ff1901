package recommender.vectors;

import java.io.Serializable;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Ratings of one user as sparse columns and values: a row of a matrix [users × items].
 *
 * <p>No record, since Kryo cannot write the fields of one.
 */
public final class UserVector implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] columns;
  private final float[] ratings;

  /**
   * A vector of its arrays, which are not copied.
   *
   * @param columns of the items rated, ascending, each once
   * @param ratings beside {@code columns}, on the scale of the input
   */
  public UserVector(int[] columns, float[] ratings) {
    this.columns = columns;
    this.ratings = ratings;
  }

  public int[] columns() {
    return columns;
  }

  public float[] ratings() {
    return ratings;
  }

  /** The part of it whose ratings pass. */
  public UserVector where(DoublePredicate rating) {
    int[] kept = IntStream.range(0, size()).filter(i -> rating.test(ratings[i])).toArray();
    float[] values = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      values[i] = ratings[kept[i]];
      kept[i] = columns[kept[i]];
    }
    return new UserVector(kept, values);
  }

  /** The vector without one of its ratings. */
  public UserVector without(int place) {
    int[] others = new int[size() - 1];
    float[] values = new float[others.length];
    System.arraycopy(columns, 0, others, 0, place);
    System.arraycopy(columns, place + 1, others, place, others.length - place);
    System.arraycopy(ratings, 0, values, 0, place);
    System.arraycopy(ratings, place + 1, values, place, others.length - place);
    return new UserVector(others, values);
  }

  /** Hash of columns and ratings: equal for equal vectors, and for different ones once in 2⁶⁴. */
  public long fingerprint() {
    long[] pairs = new long[size()];
    for (int i = 0; i < pairs.length; i++) {
      long rating = Integer.toUnsignedLong(Float.floatToIntBits(ratings[i]));
      pairs[i] = (long) columns[i] << Integer.SIZE | rating;
    }
    return SeedHash.of(pairs);
  }

  /** Number of ratings. */
  public int size() {
    return columns.length;
  }
}
