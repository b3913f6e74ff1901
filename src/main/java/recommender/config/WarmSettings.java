package recommender.config;

import java.util.Optional;

/**
 * Section {@code training.warm}: a warm start and its schedule.
 *
 * @param start {@value #CURRENT}, a run's id or the path of its folder; empty for a cold start
 * @param epochs a share, in (0, 1), of the epochs of a cold start, or a whole number of at least 1
 * @param coolDown the share of its epochs, in [0, 1], at the end of which the learning rate has
 *     fallen to 0, linearly
 * @param rateFactor finite, above 0: what the learning rate of a cold start is multiplied by
 */
public record WarmSettings(
    Optional<String> start, double epochs, double coolDown, double rateFactor) {
  /** The run in service. */
  public static final String CURRENT = "current";

  /** The key of {@link #start}. */
  public static final String START = "training.warm.start";

  /** What {@link #START} is for a cold start. */
  public static final String NONE = "none";

  static final String EPOCHS = "training.warm.epochs";
  static final String COOL_DOWN = "training.warm.cool-down";
  static final String RATE_FACTOR = "training.warm.learning-rate-factor";

  static WarmSettings read(SettingsReader in) {
    return new WarmSettings(
        Optional.of(in.text(START, "none, current, a run's id or the path of its folder"))
            .filter(text -> !text.equals(NONE)),
        in.number(
            EPOCHS,
            x -> x > 0 && (x < 1 || x == (int) x),
            "a share in (0, 1) or a whole number of at least 1"),
        in.number(COOL_DOWN, x -> x >= 0 && x <= 1, "a number in [0, 1]"),
        in.number(RATE_FACTOR, x -> x > 0, "a finite number above 0"));
  }

  /** Whether the run in service is asked for, whichever that is. */
  public boolean isCurrent() {
    return start.filter(CURRENT::equals).isPresent();
  }

  /**
   * Epochs of a warm start.
   *
   * @param cold those of a cold one
   */
  int epochs(int cold) {
    return epochs < 1 ? (int) Math.max(1, Math.round(epochs * cold)) : (int) epochs;
  }
}
