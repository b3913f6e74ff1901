package recommender.config;

/**
 * Setting {@code training.averaging-frequency}: the work of each worker between two averagings of
 * their networks.
 *
 * @param mode the rule that decides
 * @param batches of a worker between two averagings, at least 1, where the settings name a number;
 *     0 otherwise
 */
public record AveragingFrequency(Mode mode, int batches) {
  static final String KEY = "training.averaging-frequency";
  private static final String EXPECTED = "a whole number of at least 1, or epoch, or auto";

  /** Rules by which the time of an averaging is decided. */
  public enum Mode {
    /** A rule that weighs the cost of a round against that of an epoch. */
    AUTO,
    /** At the end of each epoch. */
    EPOCH,
    /** After a number of mini-batches. */
    BATCHES
  }

  /** Averaging after a number of mini-batches of each worker. */
  public static AveragingFrequency every(int batches) {
    return new AveragingFrequency(Mode.BATCHES, batches);
  }

  static AveragingFrequency read(SettingsReader in) {
    return switch (in.text(KEY, EXPECTED)) {
      case "", "auto" -> new AveragingFrequency(Mode.AUTO, 0);
      case "epoch" -> new AveragingFrequency(Mode.EPOCH, 0);
      default -> every(in.integer(KEY, n -> n >= 1, EXPECTED));
    };
  }
}
