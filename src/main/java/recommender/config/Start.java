package recommender.config;

/** Where a training begins. */
public enum Start {
  /** With the first epoch. */
  ANEW,
  /** Where the last run into the same repository was stopped; anew where none was. */
  WHERE_STOPPED
}
