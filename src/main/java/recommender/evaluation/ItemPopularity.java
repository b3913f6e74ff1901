package recommender.evaluation;

import static org.apache.spark.sql.functions.broadcast;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.model.BaselineFacts;
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
   * The popularity by more ratings of the same users.
   *
   * @param more user, item, rating
   * @param items those that have a column; ratings of others are not counted
   */
  public ItemPopularity plus(Dataset<Row> more, ColumnIndex items) {
    long[] sums = ratings.clone();
    more.join(broadcast(items.table()), Columns.ITEM)
        .groupBy(Columns.COLUMN)
        .count()
        .collectAsList()
        .forEach(item -> sums[item.getInt(0)] += item.getLong(1));
    return new ItemPopularity(sums, users);
  }

  /** What is published of it. */
  public BaselineFacts facts() {
    return BaselineFacts.ofPopularity(users, ratings);
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
