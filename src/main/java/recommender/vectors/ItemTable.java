package recommender.vectors;

import recommender.ratings.Columns;

/** Names of the columns of the table of items, of which every published run has one. */
public final class ItemTable {
  /** Long, int or string as read. */
  public static final String ITEM = Columns.ITEM;

  /** Int, the item's place in the vectors. */
  public static final String COLUMN = Columns.COLUMN;

  /** Long, the number of train ratings. */
  public static final String RATINGS = Columns.RATINGS;

  /** Double, what is taken off a rating of the item. */
  public static final String OFFSET = "offset";

  private ItemTable() {}
}
