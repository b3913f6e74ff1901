package recommender.training;

/** The loss became NaN or infinite. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message says what diverged and what to change
   */
  public DivergedException(String message) {
    super(message);
  }
}
