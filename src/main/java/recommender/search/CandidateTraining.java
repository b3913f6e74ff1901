package recommender.search;

import recommender.config.Settings;
import recommender.config.TrainingSettings;
import recommender.experiment.Learners;
import recommender.kernel.NativeThreads;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.ratings.RatingsException;
import recommender.training.BestByValidation;
import recommender.training.DivergedException;
import recommender.training.Epoch;
import recommender.training.LocalTrainer;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.InputTransform;
import recommender.vectors.LocalMiniBatches;

/** Training of one candidate as a run of a single worker would do it, on one thread. */
final class CandidateTraining {
  private final Autoencoder autoencoder;
  private final LocalMiniBatches batches;
  private final LocalTrainer trainer;

  CandidateTraining(Settings candidate, SearchData data) {
    TrainingSettings settings = candidate.training();
    this.autoencoder = new Autoencoder(candidate.network(), settings, data.items(), data.ratings());
    InputTransform transform = InputTransform.of(data.bias(), candidate);
    this.batches =
        new LocalMiniBatches(
            data.train(),
            new Corruption(transform, settings.denoising(), data.scale()),
            new BatchAssignment(data.users(), settings.batchSize(), 1, settings.seed()));
    this.trainer =
        new LocalTrainer(
            settings, data.validator(Learners.network(candidate).objective(), transform));
  }

  /** Trains from fresh weights, as long as the task says or until validation gets no better. */
  Score run(CandidateTask task) {
    // Every slot of the executor trains a candidate, so none has a second core to use.
    NativeThreads.use(1);
    SparseNetwork network = autoencoder.fresh();
    try {
      BestByValidation<Epoch> epochs = trainer.train(network, batches, task.epochs());
      return new Score(
          task.candidate(),
          task.rung(),
          epochs.offered().size(),
          epochs.best().epoch(),
          epochs.value());
    } catch (DivergedException e) {
      return new Score(task.candidate(), task.rung(), e.epoch(), 0, Double.NaN);
    } catch (RatingsException nothingToTrainOn) {
      return new Score(task.candidate(), task.rung(), 0, 0, Double.NaN);
    } finally {
      network.close();
    }
  }
}
