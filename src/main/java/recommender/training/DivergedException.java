package recommender.training;

/** A training whose loss or validation metric became NaN or infinite. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int epoch;

  /**
   * @param message says what diverged and what to change
   * @param epoch in which it did at the latest, counted from 1
   */
  public DivergedException(String message, int epoch) {
    super(message);
    this.epoch = epoch;
  }

  /** The epoch in which training diverged at the latest, counted from 1. */
  public int epoch() {
    return epoch;
  }
}
