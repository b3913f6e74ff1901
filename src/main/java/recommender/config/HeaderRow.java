package recommender.config;

/** Whether the first record of a text file names its columns; {@code AUTO} looks at it. */
public enum HeaderRow {
  AUTO,
  PRESENT,
  ABSENT
}
