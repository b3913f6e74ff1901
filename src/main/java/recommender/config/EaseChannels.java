package recommender.config;

/** Choice of the inputs that EASE has for each item. */
public enum EaseChannels {
  /** The positives alone. */
  LIKED(1),
  /** Positives, and what is rated and none. */
  LIKED_DISLIKED(2),
  /** Positives, what comes close to them, and what is below. */
  THREE(3);

  private final int count;

  EaseChannels(int count) {
    this.count = count;
  }

  /** Inputs for each item. */
  public int count() {
    return count;
  }
}
