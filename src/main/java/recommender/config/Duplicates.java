package recommender.config;

/** What becomes of several ratings of an item by one user. */
public enum Duplicates {
  /** The latest is kept; of several at one time, or without times, the last in file order. */
  LATEST,
  /** The earliest is kept; of several at one time, or without times, the first in file order. */
  FIRST,
  SUM,
  MEAN,
  MAX
}
