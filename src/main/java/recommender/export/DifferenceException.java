package recommender.export;

/** Error of a file that does not answer what the run does. */
public final class DifferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DifferenceException(String message) {
    super(message);
  }
}
