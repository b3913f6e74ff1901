package recommender.text;

/**
 * Error of a text file whose layout cannot be told for certain, or does not hold what it should.
 */
public final class LayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, and the setting that mends it
   */
  public LayoutException(String message) {
    super(message);
  }

  /** Error with the failure that caused it. */
  public LayoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
