package recommender.config;

/** When the verdict is the last line of output. */
public enum VerdictLine {
  /** With any policy but {@link PromotionPolicy#ALWAYS}. */
  AUTO,
  ALWAYS
}
