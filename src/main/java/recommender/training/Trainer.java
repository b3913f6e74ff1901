package recommender.training;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.AveragingFrequency;
import recommender.config.TrainingSettings;
import recommender.network.SparseNetwork;
import recommender.vectors.MiniBatches;
import recommender.vectors.RoundLength;

/** Training of a network by parameter averaging: rounds, validation, early stopping. */
public final class Trainer {
  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  /** A training in which averagings are fewer has hardly any. */
  private static final int FEWEST_AVERAGINGS = 4;

  private final JavaSparkContext spark;
  private final TrainingSettings settings;
  private final Workers workers;
  private final Optional<Validator> validator;
  private final FitCheckpoints checkpoints;

  /**
   * @param validator chooses the best epoch; empty when nothing is held out for it
   */
  public Trainer(
      JavaSparkContext spark,
      TrainingSettings settings,
      Workers workers,
      Optional<Validator> validator) {
    this(spark, settings, workers, validator, FitCheckpoints.none());
  }

  private Trainer(
      JavaSparkContext spark,
      TrainingSettings settings,
      Workers workers,
      Optional<Validator> validator,
      FitCheckpoints checkpoints) {
    this.spark = spark;
    this.settings = settings;
    this.workers = workers;
    this.validator = validator;
    this.checkpoints = checkpoints;
  }

  /** The same, that goes on from the newest of some checkpoints and writes others. */
  public Trainer keptIn(FitCheckpoints kept) {
    return new Trainer(spark, settings, workers, validator, kept);
  }

  /**
   * Trains in place.
   *
   * @param network with first weights, and prepared where it has a first state of the optimiser; it
   *     holds the weights of the best epoch afterwards
   * @param batches dealt out to as many workers as this trainer has
   * @throws DivergedException when the loss is no longer a number
   */
  public TrainedModel train(SparseNetwork network, MiniBatches batches) {
    return train(network, batches, training -> StateTransport.of(spark, training));
  }

  /**
   * Trains in place.
   *
   * @param transports makes the transport for the id of a training
   */
  TrainedModel train(
      SparseNetwork network, MiniBatches batches, Function<String, StateTransport> transports) {
    String id = UUID.randomUUID().toString();
    Optional<Checkpoint> before = checkpoints.newestWhole();
    try (StateTransport transport = transports.apply(id)) {
      network.prepareOnce();
      RoundLength length =
          before.map(Checkpoint::length).orElseGet(() -> length(network, batches, transport));
      CheckpointLog log = log(length, before);
      TrainingLoop loop = new TrainingLoop(settings, validator, log);
      before.ifPresent(checkpoint -> resume(checkpoint, network, loop, log));
      if (before.isEmpty() || !before.get().done()) {
        loop.run(rounds(network, batches, transport, id), length.rounds(settings.epochs()));
        transport.close(batches.places());
        log.done(network, loop);
      }
      return new TrainedModel(
          network,
          loop.history(),
          loop.bestEpoch(),
          length.batches(batches.assignment()),
          log.seconds(),
          before.map(Checkpoint::epoch).orElse(0));
    }
  }

  private CheckpointLog log(RoundLength length, Optional<Checkpoint> before) {
    double seconds = before.map(Checkpoint::seconds).orElse(0.0);
    return new CheckpointLog(
        checkpoints,
        new TrainingLog(metric(), settings.epochs(), seconds),
        settings,
        new CheckpointLog.Rounds(workers.count(), length));
  }

  private void resume(
      Checkpoint checkpoint, SparseNetwork network, TrainingLoop loop, CheckpointLog log) {
    loop.resume(checkpoint.epochs());
    log.restore(network);
    if (checkpoint.done()) {
      LOG.info("Took over a training that was done, of {} epochs.", checkpoint.epoch());
    } else {
      LOG.info("Went on after epoch {} of {}.", checkpoint.epoch(), settings.epochs());
    }
  }

  private AveragedRounds rounds(
      SparseNetwork network, MiniBatches batches, StateTransport transport, String id) {
    AveragingMaster master = new AveragingMaster(batches.assignment().size(), transport);
    Task.Training training =
        new Task.Training(
            id,
            network.getLayerWiseConfigurations().toJson(),
            workers.threads(),
            settings.refeed());
    return new AveragedRounds(
        new SparkDl4jMultiLayer(spark, network, master), master, batches, training);
  }

  private ValidationMetric metric() {
    return validator.map(Validator::metric).orElse(ValidationMetric.RMSE);
  }

  private RoundLength length(SparseNetwork network, MiniBatches batches, StateTransport transport) {
    AveragingFrequency frequency = settings.averagingFrequency();
    return switch (frequency.mode()) {
      case BATCHES -> RoundLength.ofBatches(batches.assignment(), frequency.batches());
      case EPOCH -> RoundLength.ofEpochs(1);
      case AUTO -> RoundLength.ofEpochs(epochsOfRound(network, batches, transport));
    };
  }

  private int epochsOfRound(SparseNetwork network, MiniBatches batches, StateTransport transport) {
    long floats = ModelState.of(network).floats();
    RoundRule rule =
        new RoundRule(
            transport.seconds(floats, workers.count()), EpochCost.seconds(network, batches));
    int most = mostEpochs();
    int epochs = rule.epochs(most);
    LOG.info(
        "Chose an averaging after every {} epochs (at most {}): estimated {} s for an averaging of {} MB among {} workers, {} s for an epoch of {} ratings.",
        epochs,
        most,
        three(rule.roundSeconds()),
        floats * Float.BYTES / 1_000_000,
        workers.count(),
        three(rule.epochSeconds()),
        batches.ratings());
    return epochs;
  }

  /** One worker has nobody to average with, and is validated after every epoch. */
  private int mostEpochs() {
    if (workers.count() == 1) {
      return 1;
    }
    int most = Math.max(1, Math.min(RoundRule.MOST, settings.epochs() / FEWEST_AVERAGINGS));
    boolean waits = validator.isPresent() && settings.patience() > 0;
    return waits ? Math.min(most, settings.patience()) : most;
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
