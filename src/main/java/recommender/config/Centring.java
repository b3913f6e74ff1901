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

  /**
   * What this is in the tables that vectors are made of: in those of item vectors users and items
   * have changed places.
   */
  public Centring in(VectorsOf vectors) {
    if (vectors == VectorsOf.USER) {
      return this;
    }
    return switch (this) {
      case ITEM -> USER;
      case USER -> ITEM;
      case OFFSETS, NONE -> this;
    };
  }

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
