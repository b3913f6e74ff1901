package recommender.config;

/** Protocols by which ratings are divided into train and test. */
public enum SplitStrategy {
  /** Train lies before a percentile of all timestamps. */
  TIMESTAMP_PERCENTILE,
  /** A seeded share of the ratings is kept for training. */
  RANDOM,
  /** The last ratings of each user in time are test. */
  USER_LATEST,
  /** The first ratings of each user in file order are test. */
  USER_FIRST,
  /** Whole users are test. */
  USERS,
  /** Test is a table of its own. */
  GIVEN;

  /** Whether times decide what is test. */
  public boolean isInTime() {
    return this == TIMESTAMP_PERCENTILE || this == USER_LATEST;
  }
}
