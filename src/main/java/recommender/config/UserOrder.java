package recommender.config;

/** Choice of the users whom {@link SplitStrategy#USERS} holds out whole. */
public enum UserOrder {
  /** The last ones when sorted by id. */
  LAST,
  /** A seeded choice. */
  SEEDED
}
