package recommender.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Section {@code training}: epochs, mini-batches, optimiser and noise with which the network is
 * fitted.
 *
 * @param workers networks trained side by side and averaged, at least 1; empty: one per executor
 *     slot, as long as each has mini-batches enough
 * @param givenEpochs passes over the train ratings at most, at least 1; empty: as many as make up
 *     steps enough
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
 * @param givenRefit whether the network is trained again on train and validation for as many epochs
 *     as were best; empty: unless validation is a small part
 * @param keepOptimizerState whether the optimiser's state is published with the network
 * @param warm what training begins with, and how long it takes then
 * @param checkpointEvery epochs between two checkpoints, 0 for none; empty: as often as costs
 *     little
 */
public record TrainingSettings(
    OptionalInt workers,
    OptionalInt givenEpochs,
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
    Optional<Boolean> givenRefit,
    boolean keepOptimizerState,
    WarmSettings warm,
    OptionalInt checkpointEvery) {
  static final String REFIT = "training.refit";
  static final String CHECKPOINT_EVERY = "training.checkpoint-every";

  /**
   * Up to so many items the softmax runs over all of them unless the settings say otherwise: with
   * as many as this, a sampled mini-batch took a good third of the time (the benchmark's
   * likes-10k).
   */
  private static final int MOST_EXACT = 10_000;

  private static final int AUTO_NEGATIVES = 2_000;

  /** Mini-batches of a whole schedule: on 100,000 ratings a longer one brought nothing. */
  private static final int STEPS = 1_200;

  /**
   * Of what there is to train on, more than which validation adds something that is worth a fit.
   */
  private static final double LEAST_ADDED = 0.02;

  private static final int LEAST_EPOCHS = 4;
  private static final int MOST_EPOCHS = 32;
  private static final int MOST_EPOCHS_OF_USERS = 50;

  /**
   * @param network that is trained
   */
  static TrainingSettings read(SettingsReader in, NetworkSettings network) {
    return new TrainingSettings(
        in.wholeOrAuto("training.workers", 1),
        in.wholeOrAuto("training.epochs", 1),
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
        in.wholeOrAuto("training.negatives", 0),
        AveragingFrequency.read(in),
        in.integer("training.patience", n -> n >= 0, "a whole number of at least 0"),
        in.flagOrAuto(REFIT),
        in.flag("training.keep-optimizer-state"),
        WarmSettings.read(in),
        in.wholeOrAuto(CHECKPOINT_EVERY, 0));
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

  /** Passes over the train ratings at most, once it is known how many. */
  public int epochs() {
    return givenEpochs.orElseThrow();
  }

  /**
   * Passes over the train ratings at most: those that are set, or as many as make up {@value
   * #STEPS} mini-batches, at least {@value #LEAST_EPOCHS} and at most {@value #MOST_EPOCHS}, with
   * vectors of users {@value #MOST_EPOCHS_OF_USERS}.
   *
   * @param rows vectors that are fed in, at least 1
   */
  public int epochs(VectorsOf vectors, long rows) {
    long batches = (rows + batchSize - 1) / batchSize;
    int most = vectors == VectorsOf.ITEM ? MOST_EPOCHS : MOST_EPOCHS_OF_USERS;
    long enough = Math.round((double) STEPS / batches);
    return givenEpochs.orElse((int) Math.max(LEAST_EPOCHS, Math.min(most, enough)));
  }

  /** Whether the network is trained again; where that is left to the ratings, it may be. */
  public boolean refit() {
    return givenRefit.orElse(true);
  }

  /**
   * The same once it is known what there is to train on.
   *
   * @param train ratings without those of validation
   */
  boolean refit(long train, long validation) {
    boolean addsLittle = validation > 0 && validation <= LEAST_ADDED * (train + validation);
    return givenRefit.orElse(!addsLittle);
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
    if (coolDown == 0) {
      return 1;
    }
    double left = (epochs() - epoch + 0.5) / epochs();
    return Math.min(1, left / coolDown);
  }
}
