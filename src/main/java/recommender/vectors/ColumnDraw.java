package recommender.vectors;

import java.util.function.Predicate;

/**
 * The draw of columns where there are more than a network can have.
 *
 * @param most columns to keep, at least 1; with room for all nothing is drawn
 * @param seed of the draw, which depends on ids and counts and on nothing else
 * @param kept whether an id is kept before others are drawn for the places that are left; it is
 *     asked only where something is drawn
 */
public record ColumnDraw(int most, long seed, Predicate<Object> kept) {

  /** A draw among all columns. */
  public static ColumnDraw of(int most, long seed) {
    return new ColumnDraw(most, seed, id -> false);
  }

  /** No draw: all columns are kept. */
  public static ColumnDraw all() {
    return of(Integer.MAX_VALUE, 0);
  }

  /** Whether another draw has as many columns by the same seed. */
  public boolean isLike(ColumnDraw other) {
    return most == other.most && seed == other.seed;
  }
}
