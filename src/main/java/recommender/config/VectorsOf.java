package recommender.config;

/** What has a vector that the network reads, and what has a column of it. */
public enum VectorsOf {
  /** Every user has one, over the items; an unseen user's ratings can be fed in. */
  USER,
  /** Every item has one, over the users of train; of other users nothing can be said. */
  ITEM
}
