package recommender.autoencoder;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Schedule;
import recommender.config.Settings;
import recommender.learner.Learner;
import recommender.learner.TrainData;
import recommender.memory.Machines;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.report.ModelMetrics;
import recommender.split.RatingSplit;
import recommender.training.CheckpointStore;
import recommender.training.FitCheckpoints;
import recommender.training.NetworkMemory;
import recommender.training.TrainedModel;
import recommender.training.Trainer;
import recommender.training.Workers;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.MiniBatches;
import recommender.vectors.RatingMatrix;

/**
 * A network with hidden layers that is trained by parameter averaging.
 *
 * @param section of the settings of a network beside the first model; empty for the first
 * @param settings of the network
 * @param objective what it is trained for
 * @param checkpoints of its training
 */
public record NetworkLearner(
    String section, Settings settings, NetworkObjective objective, CheckpointStore checkpoints)
    implements Learner {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkLearner.class);
  private static final String WORKERS = "training.workers";

  /** A network that predicts ratings from the vectors of users. */
  public static NetworkLearner ofUserRatings(String section, Settings settings) {
    return of(section, settings, new UserRatingObjective(settings));
  }

  /** A network that predicts ratings from the vectors of items. */
  public static NetworkLearner ofItemRatings(String section, Settings settings) {
    return of(section, settings, new ItemRatingObjective(settings));
  }

  /** A network that ranks. */
  public static NetworkLearner ofRanking(String section, Settings settings) {
    return of(section, settings, new RankingObjective(settings));
  }

  private static NetworkLearner of(String section, Settings settings, NetworkObjective objective) {
    return new NetworkLearner(section, settings, objective, CheckpointStore.NONE);
  }

  /** The same with checkpoints. */
  public NetworkLearner keptIn(CheckpointStore store) {
    return new NetworkLearner(section, settings, objective, store);
  }

  @Override
  public boolean refits() {
    return settings.training().refit();
  }

  @Override
  public String description() {
    return objective.description();
  }

  @Override
  public String steps() {
    int each = settings.training().stepsPerBatch();
    return String.format(
        Locale.ROOT,
        "%s for every mini-batch of %,d %s, which is shared out to the workers; %,d epochs at most.",
        each == 1 ? "A step" : each + " steps",
        settings.training().batchSize(),
        layout().row() + "s",
        new Schedule(settings).forVectors(1).training().epochs());
  }

  @Override
  public RatingMatrix.Layout layout() {
    return objective.layout();
  }

  @Override
  public NetworkLearner suited(TrainSize train, List<Part> held, Machines machines) {
    return SuitedNetwork.of(this, train, held, machines).learner();
  }

  @Override
  public List<MemoryUser> memory(TrainSize train, List<Part> held) {
    return List.of(memoryOf(train, held));
  }

  NetworkMemory memoryOf(TrainSize train, List<Part> held) {
    TrainSize matrix = objective.size(train);
    return new NetworkMemory(autoencoder(matrix), matrix, context(held));
  }

  private Autoencoder autoencoder(TrainSize matrix) {
    return new Autoencoder(
        settings.network(), settings.training(), matrix.columns(), matrix.ratings());
  }

  @Override
  public FittedNetwork fit(TrainData data, List<Part> held) {
    SuitedNetwork suited = SuitedNetwork.of(this, size(data), held, Machines.of(data.spark()));
    if (settings.network().givenVectors().isEmpty()) {
      LOG.info("{}.", suited.reason());
    }
    return suited.learner().scheduled(data).fitAsItIs(data, held);
  }

  /** The same with another objective and its settings. */
  NetworkLearner with(NetworkObjective other) {
    return new NetworkLearner(section, other.settings(), other, checkpoints);
  }

  private TrainSize size(TrainData data) {
    RatingMatrix matrix = objective.vectors(data).matrix();
    RatingSplit split = data.split();
    return new TrainSize(
        matrix.users(),
        Math.toIntExact(matrix.items()),
        split.trainRatings(),
        split.validationRatings() > 0);
  }

  private NetworkLearner scheduled(TrainData data) {
    long rows = objective.vectors(data).matrix().rowCount();
    Settings scheduled = new Schedule(settings).forVectors(rows);
    LOG.info(
        "Training on vectors of {}s for {} epochs at most (training.epochs = {}).",
        layout().row(),
        scheduled.training().epochs(),
        settings.training().givenEpochs().isPresent() ? "set" : "auto");
    return new NetworkLearner(section, scheduled, objective, checkpoints);
  }

  private FittedNetwork fitAsItIs(TrainData data, List<Part> held) {
    FitCheckpoints kept = FitCheckpoints.in(checkpoints, decisive());
    NetworkLearner learner = withWorkersOf(kept);
    // Built here so that they are stages of their own.
    objective.vectors(data).matrix();
    objective.transform(data);
    FittedNetwork fitted = data.stages().run("Train", () -> learner.train(data, held, kept));
    objective.complete(fitted.trained().network(), data);
    return fitted;
  }

  /** With as many workers as trained what is gone on with: others would be averaged otherwise. */
  private NetworkLearner withWorkersOf(FitCheckpoints kept) {
    return kept.workers().isEmpty()
        ? this
        : new NetworkLearner(
            section,
            settings.with(Map.of(WORKERS, kept.workers().getAsInt())),
            objective,
            checkpoints);
  }

  /** What it depends on besides the ratings; workers are those of the checkpoint. */
  private SortedMap<String, String> decisive() {
    SortedMap<String, String> decisive = settings.decisive();
    decisive
        .keySet()
        .removeIf(
            key ->
                key.equals(WORKERS) || !key.startsWith("network.") && !key.startsWith("training."));
    return decisive;
  }

  private FittedNetwork train(TrainData data, List<Part> held, FitCheckpoints kept) {
    RatingMatrix matrix = objective.vectors(data).matrix();
    InputTransform transform = objective.transform(data);
    Autoencoder autoencoder = autoencoder(size(data.split(), matrix));
    Workers workers =
        Workers.choose(
            new NetworkMemory(autoencoder, size(data.split(), matrix), context(held)),
            Machines.of(data.spark()));
    Corruption corruption =
        new Corruption(transform, settings.training().denoising(), objective.vectors(data).scale());
    Optional<Validation> validation = objective.validation(data);
    try (MiniBatches batches =
        MiniBatches.of(matrix.rows(), corruption, assignment(matrix, workers))) {
      Trainer trainer =
          new Trainer(
                  data.spark(), settings.training(), workers, validation.map(Validation::validator))
              .keptIn(kept);
      SparseNetwork network = autoencoder.fresh();
      Optional<ModelMetrics.WarmStart> warm =
          WarmStart.of(settings, data.spark().hadoopConfiguration())
              .map(run -> run.carryInto(autoencoder, network, matrix, objective.newColumns(data)));
      TrainedModel trained = trainer.train(network, batches);
      return new FittedNetwork(
          this,
          data,
          autoencoder,
          trained,
          workers,
          validation.map(Validation::users).orElse(0L),
          validation.map(part -> part.measure().apply(trained.network())),
          warm);
    }
  }

  private static TrainSize size(RatingSplit split, RatingMatrix matrix) {
    return new TrainSize(
        matrix.rowCount(), matrix.width(), matrix.ratings(), split.validationRatings() > 0);
  }

  private MemoryContext context(List<Part> held) {
    return MemoryContext.of(section, held);
  }

  private BatchAssignment assignment(RatingMatrix matrix, Workers workers) {
    return BatchAssignment.shared(
        matrix.rowCount(),
        settings.training().batchSize(),
        workers.count(),
        settings.training().seed());
  }
}
