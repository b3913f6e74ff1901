package recommender.config;

import java.util.OptionalInt;

/**
 * Section {@code training}: epochs, mini-batches, optimiser and noise with which the network is
 * fitted.
 *
 * @param workers networks trained side by side and averaged, at least 1; empty: one per executor
 *     slot, as long as each has mini-batches enough
 * @param epochs passes over the train ratings at most; at least 1
 * @param batchSize users in a mini-batch; at least 1
 * @param optimizer the update rule
 * @param learningRate finite, above 0
 * @param decayFactor the learning rate is multiplied by it, in (0, 1], …
 * @param decayEvery … after each so many epochs; 0 for never
 * @param coolDown share of the epochs, in [0, 1], at the end of which the learning rate has fallen
 *     to 0, linearly
 * @param momentum in [0, 1), of {@link Optimizer#NESTEROVS}
 * @param seed of weights, dropout and the order of users; not 0, which ND4J takes for «random»
 * @param denoising what is hidden from the network in training
 * @param refeed whether every mini-batch is followed by a step on the network's own outputs
 * @param negatives items drawn for a mini-batch, beside its own positives, that the softmax of a
 *     ranking network runs over; 0: all items; empty: as many as the catalogue asks for
 * @param averagingFrequency how much a worker trains between two averagings
 * @param patience epochs without a better validation RMSE before training stops; 0 for never
 * @param refit whether the network is trained again on train and validation for as many epochs as
 *     were best
 */
public record TrainingSettings(
    OptionalInt workers,
    int epochs,
    int batchSize,
    Optimizer optimizer,
    double learningRate,
    double decayFactor,
    int decayEvery,
    double coolDown,
    double momentum,
    long seed,
    Denoising denoising,
    boolean refeed,
    OptionalInt negatives,
    AveragingFrequency averagingFrequency,
    int patience,
    boolean refit) {
  /**
   * Up to so many items the softmax runs over all of them unless the settings say otherwise: with
   * as many as this, a sampled mini-batch took a good third of the time (the benchmark's
   * likes-10k).
   */
  private static final int MOST_EXACT = 10_000;

  private static final int AUTO_NEGATIVES = 2_000;

  /**
   * @param network that is trained
   */
  static TrainingSettings read(SettingsReader in, NetworkSettings network) {
    return new TrainingSettings(
        workers(in),
        in.integer("training.epochs", n -> n >= 1, "a whole number of at least 1"),
        in.integer("training.batch-size", n -> n >= 1, "a whole number of at least 1"),
        in.choice("training.optimizer", Optimizer.class),
        in.number("training.learning-rate", x -> x > 0, "a finite number above 0"),
        in.number("training.decay-factor", x -> x > 0 && x <= 1, "a number in (0, 1]"),
        in.integer("training.decay-every", n -> n >= 0, "a whole number of at least 0"),
        in.number("training.cool-down", x -> x >= 0 && x <= 1, "a number in [0, 1]"),
        in.number("training.momentum", x -> x >= 0 && x < 1, "a number in [0, 1)"),
        in.wholeNumber("training.seed", n -> n != 0, "a whole number other than 0"),
        Denoising.read(in),
        refeed(in, network),
        negatives(in),
        AveragingFrequency.read(in),
        in.integer("training.patience", n -> n >= 0, "a whole number of at least 0"),
        in.flag("training.refit"));
  }

  /**
   * The learning rate in force during an epoch.
   *
   * @param epoch counted from 1
   */
  public double learningRateAt(int epoch) {
    int decays = decayEvery == 0 ? 0 : (epoch - 1) / decayEvery;
    return learningRate * Math.pow(decayFactor, decays) * coolDownFactor(epoch);
  }

  /** Steps that a network takes on a mini-batch. */
  public int stepsPerBatch() {
    return refeed ? 2 : 1;
  }

  /**
   * Items drawn for a mini-batch of a ranking network; 0 for all.
   *
   * @param items of the catalogue
   */
  public int negatives(int items) {
    int drawn = negatives.orElse(items <= MOST_EXACT ? 0 : AUTO_NEGATIVES);
    return drawn >= items ? 0 : drawn;
  }

  /** Outputs can be inputs only where both are on the same scale. */
  private static boolean refeed(SettingsReader in, NetworkSettings network) {
    boolean asIs = network.inputScaling() == InputScaling.NONE && network.inputChannels() == 1;
    return in.flag("training.refeed")
        && (asIs
            || in.refuse(
                "training.refeed",
                "false, or none as network.input-scaling and 0 as network.input-indicator",
                false));
  }

  /** Share of the learning rate that cooling down has left in the middle of an epoch. */
  private double coolDownFactor(int epoch) {
    double left = (epochs - epoch + 0.5) / epochs;
    return coolDown == 0 ? 1 : Math.min(1, left / coolDown);
  }

  private static OptionalInt negatives(SettingsReader in) {
    String expected = "a whole number of at least 0, or auto";
    String text = in.text("training.negatives", expected);
    return text.isEmpty() || text.equals("auto")
        ? OptionalInt.empty()
        : OptionalInt.of(in.integer("training.negatives", n -> n >= 0, expected));
  }

  private static OptionalInt workers(SettingsReader in) {
    String expected = "a whole number of at least 1, or auto";
    String text = in.text("training.workers", expected);
    return text.isEmpty() || text.equals("auto")
        ? OptionalInt.empty()
        : OptionalInt.of(in.integer("training.workers", n -> n >= 1, expected));
  }
}
