package recommender.promotion;

/** Error of a run that cannot be compared with the one in service. */
final class NotComparableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason what differs, and what to do
   */
  NotComparableException(String reason) {
    super("not comparable: " + reason);
  }
}
