package recommender.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Items by popularity, of which the first column has the most train ratings.
 *
 * @param ratings train ratings by column
 */
record PopularItems(long[] ratings) {

  /**
   * The most popular ones, which stand for those who are not known.
   *
   * @param excluded columns that are left out, ascending
   * @param length at least 1; the list is shorter where fewer are left
   */
  ItemList list(int[] excluded, int length) {
    int[] columns =
        IntStream.range(0, ratings.length)
            .filter(column -> Arrays.binarySearch(excluded, column) < 0)
            .limit(length)
            .toArray();
    return of(columns);
  }

  /** These items, with their numbers of ratings as scores. */
  ItemList of(int[] columns) {
    return new ItemList(
        columns,
        Arrays.stream(columns).mapToDouble(column -> ratings[column]).toArray(),
        ScoreSource.POPULARITY);
  }
}
