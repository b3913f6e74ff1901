package recommender.ratings;

/** Error of ratings that cannot be used: missing, unreadable, too many rejected, or none left. */
public final class RatingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the setting or path, what was expected, what came and what to change
   */
  public RatingsException(String message) {
    super(message);
  }

  /** Error with the failure that caused it. */
  public RatingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
