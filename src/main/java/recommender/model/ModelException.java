package recommender.model;

/** Error of a run folder whose model cannot be loaded. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the folder and the file, what was expected, what came and what to do
   */
  ModelException(String message) {
    super(message);
  }

  /** Error with the failure that caused it. */
  ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
