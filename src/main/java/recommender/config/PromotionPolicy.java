package recommender.config;

/** Policy by which a run takes the place of the one in service. */
public enum PromotionPolicy {
  /** Whatever it is like beside that one. */
  ALWAYS,
  /** Unless the interval of the difference lies wholly on the worse side, beyond the margin. */
  NOT_WORSE,
  /** Only if the interval of the difference lies wholly on the better side. */
  BETTER
}
