package recommender.ratings;

/** Names of the columns of every table that the job builds. */
public final class Columns {
  /** Id of the user; long, int or string as read. */
  public static final String USER = "user";

  /** Id of the item; long, int or string as read. */
  public static final String ITEM = "item";

  /** Double; 1 in every row of an input without ratings. */
  public static final String RATING = "rating";

  /** Double, seconds since 1970-01-01 UTC. */
  public static final String TIMESTAMP = "timestamp";

  /** Long, where the row stood: it sorts in file order. */
  public static final String POSITION = "position";

  /** Int, the place of an item in the vectors. */
  public static final String COLUMN = "column";

  /** Array of int, ascending: the columns that a user rated. */
  public static final String COLUMNS = "columns";

  /** Array of float, beside {@link #COLUMNS}. */
  public static final String RATINGS = "ratings";

  private Columns() {}
}
