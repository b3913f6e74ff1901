package recommender.evaluation;

import static org.apache.spark.sql.functions.broadcast;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.ratings.Columns;
import recommender.vectors.ColumnIndex;

/**
 * Popularity of the items: the number of train ratings by column [items].
 *
 * @param ratings by column: the number of train ratings, at least 1
 * @param users of train
 */
public record ItemPopularity(long[] ratings, long users) implements Serializable {

  /**
   * Counts the train ratings of every item.
   *
   * @param train user, item, rating
   * @param items those that have a column
   */
  public static ItemPopularity of(Dataset<Row> train, ColumnIndex items) {
    long[] ratings = new long[items.size()];
    train
        .join(broadcast(items.table()), Columns.ITEM)
        .groupBy(Columns.COLUMN)
        .count()
        .collectAsList()
        .forEach(item -> ratings[item.getInt(0)] = item.getLong(1));
    return new ItemPopularity(ratings, train.select(Columns.USER).distinct().count());
  }

  /** Train ratings of all items. */
  public long allRatings() {
    return Arrays.stream(ratings).sum();
  }

  /** The columns by popularity, ties in their order. */
  int[] byPopularity() {
    return IntStream.range(0, ratings.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer column) -> ratings[column]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
