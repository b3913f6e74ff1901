package recommender.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.TrainingSettings;
import recommender.vectors.MiniBatches;
import recommender.vectors.Round;

/** Trains a network epoch by epoch: rounds of parameter averaging, validation, early stopping. */
public final class Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  private final JavaSparkContext spark;
  private final TrainingSettings settings;
  private final Workers workers;
  private final Optional<ToDoubleFunction<MultiLayerNetwork>> validation;

  /**
   * @param validation gives the validation RMSE of a network; empty when nothing is held out for it
   */
  public Trainer(
      JavaSparkContext spark,
      TrainingSettings settings,
      Workers workers,
      Optional<ToDoubleFunction<MultiLayerNetwork>> validation) {
    this.spark = spark;
    this.settings = settings;
    this.workers = workers;
    this.validation = validation;
  }

  /**
   * Trains in place.
   *
   * @param network with first weights; holds those of the best epoch afterwards
   * @throws DivergedException when the loss is no longer a number
   */
  public TrainedModel train(MultiLayerNetwork network, MiniBatches batches) {
    WorkerHook hook = new WorkerHook(spark.sc(), workers.threads());
    AveragingMaster master = new AveragingMaster(batches.size(), hook);
    SparkDl4jMultiLayer averaged = new SparkDl4jMultiLayer(spark, network, master);
    int frequency = settings.averagingFrequency().orElse(batches.perEpoch());
    List<Round> rounds = Round.plan(batches.perEpoch(), workers.count(), frequency);
    BestEpoch best = new BestEpoch();
    List<Epoch> history = new ArrayList<>();
    long start = System.nanoTime();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      double rate = settings.learningRateAt(epoch);
      network.setLearningRate(rate);
      hook.reset();
      long epochStart = System.nanoTime();
      for (Round round : rounds) {
        master.expect(round.batchesPerWorker());
        averaged.fit(batches.of(epoch, round));
      }
      double seconds = secondsSince(epochStart);
      demandAllTrained(hook, batches.perEpoch());
      demandFinite("train loss", hook.loss(), epoch);
      OptionalDouble rmse = validate(network, epoch, best);
      history.add(
          new Epoch(epoch, hook.loss(), rmse, rate, rounds.size(), hook.ratings(), seconds));
      log(history, secondsSince(start));
      if (validation.isPresent() && best.isStaleAt(epoch, settings.patience())) {
        LOG.info("Stopped at epoch {}: validation RMSE was best at epoch {}.", epoch, best.epoch());
        break;
      }
    }
    int bestEpoch = keepBest(network, best, history.size());
    return new TrainedModel(network, List.copyOf(history), bestEpoch, secondsSince(start));
  }

  private OptionalDouble validate(MultiLayerNetwork network, int epoch, BestEpoch best) {
    if (validation.isEmpty()) {
      return OptionalDouble.empty();
    }
    double rmse = validation.get().applyAsDouble(network);
    demandFinite("validation RMSE", rmse, epoch);
    best.offer(epoch, rmse, network);
    return OptionalDouble.of(rmse);
  }

  private int keepBest(MultiLayerNetwork network, BestEpoch best, int lastEpoch) {
    if (validation.isEmpty()) {
      return lastEpoch;
    }
    best.restore(network);
    LOG.info("Kept epoch {} with validation RMSE {}.", best.epoch(), four(best.rmse()));
    return best.epoch();
  }

  /** A lost mini-batch would make training worse, not fail; so it has to fail here. */
  private static void demandAllTrained(WorkerHook hook, int expected) {
    if (hook.batches() < expected) {
      throw new IllegalStateException(
          "expected %d mini-batches to be trained, was %d".formatted(expected, hook.batches()));
    }
  }

  private void demandFinite(String what, double value, int epoch) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(
          "training diverged: %s became %s in epoch %d; try a smaller training.learning-rate (was %s), a larger training.batch-size (was %d), another network.activation, or network.l2"
              .formatted(what, value, epoch, settings.learningRateAt(epoch), settings.batchSize()));
    }
  }

  private void log(List<Epoch> history, double seconds) {
    Epoch last = history.get(history.size() - 1);
    double left = seconds / history.size() * (settings.epochs() - history.size());
    LOG.info(
        "Epoch {} of {}: train loss {}, {}{} ratings/s, at most {} s left.",
        last.epoch(),
        settings.epochs(),
        four(last.trainLoss()),
        last.validationRmse().isPresent()
            ? "validation RMSE " + four(last.validationRmse().getAsDouble()) + ", "
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
