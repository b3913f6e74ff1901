package recommender.ratings;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checked table of ratings, at most one of a user for an item.
 *
 * @param rows the columns user, item, rating, timestamp and position of {@link Columns}, all
 *     without nulls
 * @param cache the persisted table that they are read from
 * @param quality numbers of rows read, rejected and dropped
 * @param inputs what was read
 * @param times whether times are more than an order, and in which unit they came
 */
public record Ratings(
    Dataset<Row> rows,
    Dataset<Row> cache,
    QualityReport quality,
    List<InputSource> inputs,
    TimeScale times)
    implements AutoCloseable {

  /** Gives the memory and disk of {@link #rows()} back; they can still be read, at full price. */
  @Override
  public void close() {
    cache.unpersist();
  }
}
