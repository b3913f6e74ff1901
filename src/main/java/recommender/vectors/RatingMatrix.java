package recommender.vectors;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.ratings.Columns;
import recommender.ratings.RatingsException;

/**
 * Sparse matrix of ratings [users × items] or, transposed, [items × users], persisted until it is
 * closed.
 *
 * <p>Everything that works on vectors reads "user" for a row and "item" for a column; only this
 * class knows which way round a matrix is.
 */
public final class RatingMatrix implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RatingMatrix.class);

  private final Layout layout;
  private final ColumnIndex columns;
  private final Dataset<Row> rows;
  private final long rowCount;

  private RatingMatrix(Layout layout, ColumnIndex columns, Dataset<Row> rows) {
    this.layout = layout;
    this.columns = columns;
    this.rows = rows;
    this.rowCount = rows.count();
  }

  /** Orientations of a matrix: users as rows and items as columns, or the other way round. */
  public enum Layout {
    BY_USER("user", "item") {
      @Override
      public Dataset<Row> placed(Dataset<Row> ratings) {
        return ratings;
      }
    },
    BY_ITEM("item", "user") {
      @Override
      public Dataset<Row> placed(Dataset<Row> ratings) {
        return ratings.select(
            col(Columns.ITEM).as(Columns.USER),
            col(Columns.USER).as(Columns.ITEM),
            col(Columns.RATING));
      }
    };

    private final String row;
    private final String column;

    Layout(String row, String column) {
      this.row = row;
      this.column = column;
    }

    /** The entity that a row stands for: user or item. */
    public String row() {
      return row;
    }

    /** The entity that a column stands for: item or user. */
    public String column() {
      return column;
    }

    /**
     * Ratings with the row's entity as user and the column's entity as item.
     *
     * @param ratings user, item, rating
     */
    public abstract Dataset<Row> placed(Dataset<Row> ratings);

    /** Name of the stage that builds such a matrix, in logs and metrics. */
    public String stage() {
      return "Build " + row + " vectors";
    }
  }

  /**
   * Indexes and groups ratings.
   *
   * @param ratings user, item, rating; each (user, item) once
   * @throws RatingsException when a single user or item is left
   */
  public static RatingMatrix of(Dataset<Row> ratings, Layout layout) {
    return of(ratings, layout, ColumnDraw.all());
  }

  /**
   * The same with no more than some columns. Rows are not left out, though they have no rating in
   * these.
   *
   * @param draw of the columns, where there are more
   */
  public static RatingMatrix of(Dataset<Row> ratings, Layout layout, ColumnDraw draw) {
    Dataset<Row> placed = layout.placed(ratings);
    ColumnIndex all = ColumnIndex.of(placed);
    ColumnIndex index = all.drawn(draw);
    Dataset<Row> vectors = UserVectors.of(placed, index);
    Dataset<Row> rows = index == all ? vectors : UserVectors.withEmpty(vectors, placed, index);
    RatingMatrix matrix =
        new RatingMatrix(layout, index, rows.persist(StorageLevel.MEMORY_AND_DISK()));
    matrix.demandSeveral();
    LOG.info(
        "Built {} vectors of {} users and {} items.", layout.row, matrix.users(), matrix.items());
    if (index != all) {
      LOG.info(
          "A seeded draw took {} of {} {}s as columns, with {} of their ratings.",
          index.size(),
          all.size(),
          layout.column,
          matrix.ratings());
    }
    return matrix;
  }

  private void demandSeveral() {
    if (rowCount < 2 || width() < 2) {
      close();
      throw new RatingsException(
          "train: expected at least 2 users and 2 items, was %d and %d; give more ratings or hold out fewer (section split)"
              .formatted(users(), items()));
    }
  }

  /** Whether rows are users or items. */
  public Layout layout() {
    return layout;
  }

  /** The columns: ids in their order, with counts. */
  public ColumnIndex columns() {
    return columns;
  }

  /** The rows: {@link UserVectors a table of vectors}, in the order of their ids. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** Number of rows. */
  public long rowCount() {
    return rowCount;
  }

  /** Number of columns. */
  public int width() {
    return columns.size();
  }

  /** Number of ratings in the columns. */
  public long ratings() {
    return Arrays.stream(columns.ratings()).sum();
  }

  /** Number of users, whether they are columns or not. */
  public long users() {
    return layout == Layout.BY_USER ? rowCount : columns.drawnFrom();
  }

  /** Number of items, whether they are columns or not. */
  public long items() {
    return layout == Layout.BY_USER ? columns.drawnFrom() : rowCount;
  }

  /** Other ratings, with rows and columns as here. */
  public Dataset<Row> placed(Dataset<Row> ratings) {
    return layout.placed(ratings);
  }

  /** Frees the rows. */
  @Override
  public void close() {
    rows.unpersist();
  }
}
