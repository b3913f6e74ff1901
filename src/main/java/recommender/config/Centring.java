package recommender.config;

/** What is subtracted from a rating before the network sees it, and added to what it predicts. */
public enum Centring {
  /** The global mean and the offsets of item and user. */
  OFFSETS,
  /** The global mean and the offset of the item. */
  ITEM,
  /** The global mean and the offset of the user. */
  USER,
  /** Nothing: the network sees raw ratings. */
  NONE;

  /** Whether the global mean is subtracted. */
  public boolean usesMean() {
    return this != NONE;
  }

  /** Whether the offset of the item is subtracted. */
  public boolean usesItem() {
    return this == OFFSETS || this == ITEM;
  }

  /** Whether the offset of the user is subtracted. */
  public boolean usesUser() {
    return this == OFFSETS || this == USER;
  }
}
