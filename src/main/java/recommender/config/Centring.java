package recommender.config;

/**
 * Mean and offsets that are subtracted from a rating before it is fed to the network, and added to
 * its output again.
 */
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
   * The same centring in terms of rows and columns: with item vectors, offsets of users and of
   * items change places.
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
