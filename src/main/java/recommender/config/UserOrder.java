package recommender.config;

/** Which users {@link SplitStrategy#USERS} holds out. */
public enum UserOrder {
  /** The last ones when sorted by id. */
  LAST,
  /** A seeded choice. */
  SEEDED
}
