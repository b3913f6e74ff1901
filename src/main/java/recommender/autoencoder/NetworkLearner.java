package recommender.autoencoder;

import java.util.Optional;
import recommender.config.Settings;
import recommender.learner.Learner;
import recommender.learner.TrainData;
import recommender.network.Autoencoder;
import recommender.split.RatingSplit;
import recommender.training.Machines;
import recommender.training.MemoryCheck;
import recommender.training.MemoryPlan;
import recommender.training.TrainedModel;
import recommender.training.Trainer;
import recommender.training.Turn;
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
public record NetworkLearner(String section, Settings settings, Objective objective)
    implements Learner {

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
  public FittedNetwork fit(TrainData data, Turn turn) {
    RatingMatrix matrix = objective.vectors(data).matrix();
    InputTransform transform = objective.transform(data);
    return data.stages().run("Train", () -> train(data, turn, matrix, transform));
  }

  private FittedNetwork train(
      TrainData data, Turn turn, RatingMatrix matrix, InputTransform transform) {
    Autoencoder autoencoder =
        new Autoencoder(
            settings.network(), settings.training(), matrix.width(), data.split().trainRatings());
    Workers workers =
        new MemoryCheck(autoencoder, sizes(data.split(), matrix), Machines.of(data.spark()), turn)
            .choose(matrix.rowCount());
    Corruption corruption =
        new Corruption(transform, settings.training().denoising(), objective.vectors(data).scale());
    Optional<Validation> validation = objective.validation(data);
    try (MiniBatches batches =
        MiniBatches.of(matrix.rows(), corruption, assignment(matrix, workers))) {
      Trainer trainer =
          new Trainer(
              data.spark(), settings.training(), workers, validation.map(Validation::metric));
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

  private static MemoryPlan.Data sizes(RatingSplit split, RatingMatrix matrix) {
    return new MemoryPlan.Data(
        split.trainRatings() / matrix.rowCount(), split.validationRatings() > 0);
  }

  private BatchAssignment assignment(RatingMatrix matrix, Workers workers) {
    return BatchAssignment.shared(
        matrix.rowCount(),
        settings.training().batchSize(),
        workers.count(),
        settings.training().seed());
  }
}
