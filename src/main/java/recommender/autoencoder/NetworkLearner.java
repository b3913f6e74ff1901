package recommender.autoencoder;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Settings;
import recommender.learner.Learner;
import recommender.learner.TrainData;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.split.RatingSplit;
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
 */
public record NetworkLearner(String section, Settings settings, NetworkObjective objective)
    implements Learner {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkLearner.class);

  /** Fewer users are too few to learn from, so that a network that does not fit is refused. */
  private static final int LEAST_COLUMNS = 1_000;

  /** A network that predicts ratings from the vectors of users. */
  public static NetworkLearner ofUserRatings(String section, Settings settings) {
    return new NetworkLearner(section, settings, new UserRatingObjective(settings));
  }

  /** A network that predicts ratings from the vectors of items. */
  public static NetworkLearner ofItemRatings(String section, Settings settings) {
    return new NetworkLearner(section, settings, new ItemRatingObjective(settings));
  }

  /** A network that ranks. */
  public static NetworkLearner ofRanking(String section, Settings settings) {
    return new NetworkLearner(section, settings, new RankingObjective(settings));
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
        settings.scheduledFor(1).training().epochs());
  }

  @Override
  public RatingMatrix.Layout layout() {
    return objective.layout();
  }

  @Override
  public List<MemoryUser> memory(TrainSize train, List<Part> held) {
    TrainSize matrix = objective.size(train);
    return List.of(new NetworkMemory(autoencoder(matrix), matrix, context(held)));
  }

  private Autoencoder autoencoder(TrainSize matrix) {
    return new Autoencoder(
        settings.network(), settings.training(), matrix.columns(), matrix.ratings());
  }

  @Override
  public FittedNetwork fit(TrainData data, List<Part> held) {
    NetworkLearner fitting = withColumnsThatFit(data, held);
    return fitting.scheduled(data).fitAsItIs(data, held);
  }

  /** With fewer columns where the settings leave it open and more do not fit into memory. */
  private NetworkLearner withColumnsThatFit(TrainData data, List<Part> held) {
    RatingMatrix matrix = objective.vectors(data).matrix();
    TrainSize all = size(data.split(), matrix);
    Machines machines = Machines.of(data.spark());
    NetworkLearner learner = this;
    int columns = matrix.width();
    while (!learner.fits(all.limitedTo(columns), held, machines)) {
      columns = columns * 3 / 4;
      Optional<NetworkObjective> fewer = objective.withColumns(columns);
      if (fewer.isEmpty() || columns < LEAST_COLUMNS) {
        return this;
      }
      learner = new NetworkLearner(section, fewer.get().settings(), fewer.get());
    }
    return learner;
  }

  private boolean fits(TrainSize matrix, List<Part> held, Machines machines) {
    NetworkMemory memory = new NetworkMemory(autoencoder(matrix), matrix, context(held));
    return new MemoryCheck(memory, machines).fits();
  }

  private NetworkLearner scheduled(TrainData data) {
    long rows = objective.vectors(data).matrix().rowCount();
    Settings scheduled = settings.scheduledFor(rows);
    LOG.info(
        "Training on vectors of {}s (network.vectors = {}) for {} epochs at most (training.epochs = {}).",
        layout().row(),
        setOrAuto(settings.network().givenVectors().isPresent()),
        scheduled.training().epochs(),
        setOrAuto(settings.training().givenEpochs().isPresent()));
    return new NetworkLearner(section, scheduled, objective);
  }

  private static String setOrAuto(boolean isSet) {
    return isSet ? "set" : "auto";
  }

  private FittedNetwork fitAsItIs(TrainData data, List<Part> held) {
    RatingMatrix matrix = objective.vectors(data).matrix();
    InputTransform transform = objective.transform(data);
    return data.stages().run("Train", () -> train(data, held, matrix, transform));
  }

  private FittedNetwork train(
      TrainData data, List<Part> held, RatingMatrix matrix, InputTransform transform) {
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
              data.spark(), settings.training(), workers, validation.map(Validation::validator));
      TrainedModel trained = trainer.train(autoencoder.fresh(), batches);
      return new FittedNetwork(
          this,
          data,
          autoencoder,
          trained,
          workers,
          validation.map(Validation::users).orElse(0L),
          validation.map(part -> part.measure().apply(trained.network())));
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
