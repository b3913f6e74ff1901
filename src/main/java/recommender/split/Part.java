package recommender.split;

/** Parts of a split, by the use of their ratings. */
public enum Part {
  TRAIN,
  VALIDATION,
  /** Fed in when a held-out user is scored, never trained on. */
  FED_IN,
  TEST,
  /** Left out by the protocol. */
  NONE;

  /** Name of the column that holds a rating's part. */
  public static final String COLUMN = "part";
}
