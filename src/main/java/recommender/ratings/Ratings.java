package recommender.ratings;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A checked table of ratings, at most one of a user for an item.
 *
 * @param rows the columns user, item, rating, timestamp and position of {@link Columns}, all
 *     without nulls; persisted
 * @param quality what was read and what became of it
 */
public record Ratings(Dataset<Row> rows, QualityReport quality) implements AutoCloseable {

  /** Gives the memory and disk of {@link #rows()} back; they can still be read, at full price. */
  @Override
  public void close() {
    rows.unpersist();
  }
}
