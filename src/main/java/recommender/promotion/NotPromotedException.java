package recommender.promotion;

/** Says that a run was trained and published, and is not in service. */
public final class NotPromotedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param verdict on the run
   */
  NotPromotedException(Verdict verdict) {
    super(
        "run %s was not promoted: %s"
            .formatted(verdict.run(), String.join("; ", verdict.reasons())));
  }
}
