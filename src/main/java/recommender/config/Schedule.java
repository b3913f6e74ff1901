package recommender.config;

import com.typesafe.config.ConfigOrigin;
import java.util.Map;

/**
 * Schedule of a training: its epochs and, of a warm start, its cool-down and learning rate.
 *
 * @param settings of the network that is trained
 */
public record Schedule(Settings settings) {
  private static final String EPOCHS = "training.epochs";
  private static final String COOL_DOWN = "training.cool-down";
  private static final String LEARNING_RATE = "training.learning-rate";

  /**
   * A copy of the settings with a number of epochs, that for so many vectors where none is set.
   *
   * @param rows vectors that are fed in, at least 1
   */
  public Settings forVectors(long rows) {
    TrainingSettings training = settings.training();
    int cold = training.epochs(settings.network().vectors(), rows);
    if (training.warm().start().isPresent()) {
      return warm(training, cold);
    }
    return training.givenEpochs().isPresent() ? settings : ofEpochs(cold);
  }

  /** A copy of the settings for a training of so many epochs. */
  public Settings ofEpochs(int epochs) {
    // Both, so that the schedule of a warm start does not shorten it once more.
    return settings.with(
        settings.training().warm().start().isPresent()
            ? Map.of(EPOCHS, epochs, WarmSettings.EPOCHS, epochs)
            : Map.of(EPOCHS, epochs));
  }

  /** The schedule of a warm start, less what was set by a later file or flag. */
  private Settings warm(TrainingSettings training, int cold) {
    boolean shorter = isAtLeastAsLate(WarmSettings.EPOCHS, EPOCHS);
    boolean cooler = isAtLeastAsLate(WarmSettings.COOL_DOWN, COOL_DOWN);
    double coolDown = cooler ? training.warm().coolDown() : training.coolDown();
    boolean faster = isAtLeastAsLate(WarmSettings.RATE_FACTOR, LEARNING_RATE);
    double factor = faster ? training.warm().rateFactor() : 1;
    // What was chosen stands in both places, so that it is not chosen once more.
    Settings chosen =
        settings.with(
            Map.of(
                COOL_DOWN,
                coolDown,
                WarmSettings.COOL_DOWN,
                coolDown,
                LEARNING_RATE,
                factor * training.learningRate(),
                WarmSettings.RATE_FACTOR,
                1));
    return new Schedule(chosen).ofEpochs(shorter ? training.warm().epochs(cold) : cold);
  }

  /** Whether a setting comes from the same place as another, or from one that overrides it. */
  private boolean isAtLeastAsLate(String key, String other) {
    return place(key) >= place(other);
  }

  /** Packed defaults come first, then files, then {@code --set}. */
  private int place(String key) {
    ConfigOrigin origin = settings.config().getValue(key).origin();
    if (origin.resource() != null) {
      return 0;
    }
    return origin.description().startsWith("--set") ? 2 : 1;
  }
}
