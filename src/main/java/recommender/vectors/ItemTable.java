package recommender.vectors;

import recommender.ratings.Columns;

/**
 * Column names of the published table of items, and of the table of users beside it, where vectors
 * are those of items.
 */
public final class ItemTable {
  /** Long, int or string as read. */
  public static final String ITEM = Columns.ITEM;

  /** Id of a user, in the place of {@link #ITEM} in the table of users. */
  public static final String USER = Columns.USER;

  /** Int, the item's place in the vectors; the most rated one has 0. */
  public static final String COLUMN = Columns.COLUMN;

  /** Long, the number of train ratings. */
  public static final String RATINGS = Columns.RATINGS;

  /** Double, the offset that is subtracted from a rating of the item. */
  public static final String OFFSET = "offset";

  /**
   * Array of int, ascending: the columns of the users who rated the item in train; with item
   * vectors only.
   */
  public static final String USERS = "users";

  /** Array of float: their ratings of it, beside {@link #USERS}. */
  public static final String VALUES = "values";

  /** Array of float: what the last hidden layer puts out for the item; with item vectors only. */
  public static final String CODE = "code";

  /** Long, the {@link UserVector#fingerprint} of the user's train ratings; of users only. */
  public static final String FINGERPRINT = "fingerprint";

  private ItemTable() {}
}
