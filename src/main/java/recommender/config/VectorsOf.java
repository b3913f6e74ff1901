package recommender.config;

/**
 * Orientation of the vectors that a network reads: users as rows and items as columns, or the other
 * way round.
 */
public enum VectorsOf {
  /** Every user has one, over the items; an unseen user's ratings can be fed in. */
  USER,
  /** Every item has one, over users of train; any user is folded in on what becomes of them. */
  ITEM
}
