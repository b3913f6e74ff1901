package recommender.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.TrainingSettings;
import recommender.network.SparseNetwork;
import recommender.vectors.Round;

/** The course of a training: adds rounds up to epochs, validates, and knows when to stop. */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final TrainingSettings settings;
  private final SparseNetwork network;
  private final Optional<ValidationMetric> validation;
  private final int batchesPerRound;
  private final BestEpoch best;
  private final List<Epoch> history = new ArrayList<>();
  private final long start = System.nanoTime();
  private Losses losses;
  private long began;
  private double seconds;
  private boolean stale;

  /**
   * @param batchesPerRound mini-batches of the busiest worker between two averagings
   */
  Progress(
      TrainingSettings settings,
      SparseNetwork network,
      Optional<ValidationMetric> validation,
      int batchesPerRound) {
    this.settings = settings;
    this.network = network;
    this.validation = validation;
    this.batchesPerRound = batchesPerRound;
    this.best =
        new BestEpoch(
            validation.map(ValidationMetric::better).orElse(ValidationMetric.Better.LOWER));
  }

  /** Starts the clock of a round. */
  void begin(Round round) {
    began = System.nanoTime();
    if (round.part() == 0) {
      seconds = 0;
      losses = new Losses(round);
    }
  }

  /**
   * Takes note of a round and, at the end of its epochs, of these.
   *
   * @param perEpoch mini-batches that an epoch must have trained
   * @throws DivergedException when a loss or a value on validation is no number
   */
  void end(Round round, Losses ofRound, int perEpoch) {
    seconds += secondsSince(began);
    losses.add(ofRound);
    if (round.endsEpoch()) {
      for (int epoch = round.firstEpoch(); epoch <= round.lastEpoch(); epoch++) {
        demandAllTrained(epoch, perEpoch);
        demandFinite("train loss", losses.loss(epoch), epoch);
      }
      OptionalDouble value = validate(round.lastEpoch());
      for (int epoch = round.firstEpoch(); epoch <= round.lastEpoch(); epoch++) {
        boolean last = epoch == round.lastEpoch();
        note(epoch, round, last ? value : OptionalDouble.empty());
      }
      checkStale(round.lastEpoch());
    }
  }

  private void note(int epoch, Round round, OptionalDouble value) {
    history.add(
        new Epoch(
            epoch,
            losses.loss(epoch),
            value,
            settings.learningRateAt(epoch),
            epoch == round.lastEpoch() ? round.parts() : 0,
            losses.ratings(epoch),
            seconds / round.epochs()));
    log();
  }

  /** Whether validation got no better for as long as the settings wait. */
  boolean isOver() {
    return stale;
  }

  /** What came of it; the network then holds the parameters of the best epoch. */
  TrainedModel trained() {
    return new TrainedModel(
        network, List.copyOf(history), keepBest(), batchesPerRound, secondsSince(start));
  }

  private OptionalDouble validate(int epoch) {
    if (validation.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = validation.get().of().applyAsDouble(network);
    demandFinite(measure(), value, epoch);
    best.offer(epoch, value, network);
    return OptionalDouble.of(value);
  }

  private void checkStale(int epoch) {
    stale = validation.isPresent() && best.isStaleAt(epoch, settings.patience());
    if (stale) {
      LOG.info("Stopped at epoch {}: {} was best at epoch {}.", epoch, measure(), best.epoch());
    }
  }

  private int keepBest() {
    if (validation.isEmpty()) {
      return history.size();
    }
    best.restore(network);
    LOG.info("Kept epoch {} with {} {}.", best.epoch(), measure(), four(best.value()));
    return best.epoch();
  }

  private String measure() {
    return "validation " + validation.map(ValidationMetric::name).orElse("");
  }

  /** A lost mini-batch would make training worse, not fail; so it has to fail here. */
  private void demandAllTrained(int epoch, int expected) {
    if (losses.batches(epoch) != expected) {
      throw new IllegalStateException(
          "expected %d mini-batches to be trained in epoch %d, was %d"
              .formatted(expected, epoch, losses.batches(epoch)));
    }
  }

  private void demandFinite(String what, double value, int epoch) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(
          "training diverged: %s became %s in epoch %d; try a smaller training.learning-rate (was %s), a larger training.batch-size (was %d), another network.activation, or network.l2"
              .formatted(what, value, epoch, settings.learningRateAt(epoch), settings.batchSize()));
    }
  }

  private void log() {
    Epoch last = history.get(history.size() - 1);
    double left = secondsSince(start) / history.size() * (settings.epochs() - history.size());
    LOG.info(
        "Epoch {} of {}: train loss {}, {}{} ratings/s, at most {} s left.",
        last.epoch(),
        settings.epochs(),
        four(last.trainLoss()),
        last.validation().isPresent()
            ? measure() + " " + four(last.validation().getAsDouble()) + ", "
            : "",
        String.format(Locale.ROOT, "%,.0f", last.ratingsPerSecond()),
        Math.round(left));
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
