package recommender.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import recommender.config.Names;
import recommender.config.TrainingSettings;
import recommender.network.SparseNetwork;
import recommender.ratings.RatingsException;
import recommender.vectors.Round;

/**
 * The loop of every training: rounds make up epochs, the network is validated, the best epoch is
 * known, and when to stop.
 */
final class TrainingLoop {
  private final TrainingSettings settings;
  private final Optional<Validator> validator;
  private final Listener listener;
  private final BestByValidation<Epoch> best;
  private final List<Epoch> history = new ArrayList<>();
  private Losses losses;
  private double seconds;

  /** Is told how a training gets on. */
  interface Listener {
    /** An epoch is over. */
    default void ended(Epoch epoch) {}

    /** The network is the best so far on the validation part. */
    default void improved(SparseNetwork network) {}

    /**
     * A round has ended its epochs.
     *
     * @param network as they have left it
     */
    default void rounded(SparseNetwork network, TrainingLoop loop) {}
  }

  /**
   * @param validator chooses the best epoch; empty when nothing is held out for it
   */
  TrainingLoop(TrainingSettings settings, Optional<Validator> validator, Listener listener) {
    this.settings = settings;
    this.validator = validator;
    this.listener = listener;
    this.best =
        new BestByValidation<>(validator.map(Validator::metric).orElse(ValidationMetric.RMSE));
  }

  /** Takes over epochs that were run before, from the first one on. */
  void resume(List<Epoch> before) {
    for (Epoch epoch : before) {
      history.add(epoch);
      epoch.validation().ifPresent(value -> best.offer(epoch, value));
    }
  }

  /**
   * Trains in place, to the last round or until validation gets no better.
   *
   * @param rounds of whole epochs; those of epochs that were taken over are left out
   * @throws DivergedException when a loss or a value on validation is no number
   * @throws RatingsException when the loss of an epoch is about no rating at all
   */
  void run(RoundTrainer trainer, List<Round> rounds) {
    int before = history.size();
    for (Iterator<Round> left =
            rounds.stream().filter(round -> round.firstEpoch() > before).iterator();
        left.hasNext() && !isStale(); ) {
      train(trainer, left.next());
    }
  }

  /** Every epoch that was run. */
  List<Epoch> history() {
    return List.copyOf(history);
  }

  /** Whether validation got no better for as long as the settings wait. */
  boolean isStale() {
    return best.best() != null
        && settings.patience() > 0
        && history.size() - best.best().epoch() >= settings.patience();
  }

  /** The epochs that were validated, and the best of them. */
  BestByValidation<Epoch> best() {
    return best;
  }

  /** The epoch that was best on validation; the last one where nothing is validated. */
  int bestEpoch() {
    return best.best() == null ? history.size() : best.best().epoch();
  }

  private void train(RoundTrainer trainer, Round round) {
    if (round.part() == 0) {
      losses = new Losses(round);
      seconds = 0;
    }
    long began = System.nanoTime();
    losses.add(trainer.train(round, rates(round)));
    seconds += (System.nanoTime() - began) / 1e9;
    if (round.endsEpoch()) {
      end(trainer, round);
    }
  }

  private double[] rates(Round round) {
    return epochs(round).mapToDouble(settings::learningRateAt).toArray();
  }

  private static IntStream epochs(Round round) {
    return IntStream.rangeClosed(round.firstEpoch(), round.lastEpoch());
  }

  private void end(RoundTrainer trainer, Round round) {
    epochs(round).forEach(epoch -> demandTrained(epoch, trainer.batchesPerEpoch()));
    OptionalDouble value = validate(trainer.network(), round.lastEpoch());
    epochs(round).mapToObj(epoch -> epoch(epoch, round, value)).forEach(this::note);
    if (value.isPresent() && best.offer(history.get(history.size() - 1), value.getAsDouble())) {
      listener.improved(trainer.network());
    }
    listener.rounded(trainer.network(), this);
  }

  private void note(Epoch epoch) {
    history.add(epoch);
    listener.ended(epoch);
  }

  /**
   * @param value on validation, after the last epoch of the round
   */
  private Epoch epoch(int epoch, Round round, OptionalDouble value) {
    boolean isLast = epoch == round.lastEpoch();
    return new Epoch(
        epoch,
        losses.loss(epoch),
        isLast ? value : OptionalDouble.empty(),
        settings.learningRateAt(epoch),
        isLast ? round.parts() : 0,
        losses.ratings(epoch),
        seconds / round.epochs());
  }

  private OptionalDouble validate(SparseNetwork network, int epoch) {
    if (validator.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = validator.get().value(network);
    demandFinite("validation " + validator.get().metric().label(), value, epoch);
    return OptionalDouble.of(value);
  }

  /** A lost mini-batch would make training worse, not fail; so it has to fail here. */
  private void demandTrained(int epoch, int batches) {
    if (losses.batches(epoch) != batches) {
      throw new IllegalStateException(
          "expected %d mini-batches to be trained in epoch %d, was %d"
              .formatted(batches, epoch, losses.batches(epoch)));
    }
    demandTargets(epoch);
    demandFinite("train loss", losses.loss(epoch), epoch);
  }

  /** A mean over nothing is no number either, and no learning rate mends that. */
  private void demandTargets(int epoch) {
    if (losses.ratings(epoch) == 0) {
      throw new RatingsException(
          "training: expected ratings that the loss is about, was none in epoch %d: change training.hide (was %s) or training.loss-on (was %s), or of a network that ranks evaluation.relevant-from or network.positives; or there are too few ratings"
              .formatted(
                  epoch, settings.denoising().hide(), Names.kebab(settings.denoising().lossOn())));
    }
  }

  private void demandFinite(String what, double value, int epoch) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(
          "training diverged: %s became %s in epoch %d; try a smaller training.learning-rate (was %s), a larger training.batch-size (was %d), another network.activation, or network.l2"
              .formatted(what, value, epoch, settings.learningRateAt(epoch), settings.batchSize()),
          epoch);
    }
  }
}
