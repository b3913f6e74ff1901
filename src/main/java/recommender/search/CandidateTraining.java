package recommender.search;

import java.util.Iterator;
import org.nd4j.linalg.dataset.DataSet;
import recommender.config.Settings;
import recommender.config.TrainingSettings;
import recommender.kernel.NativeThreads;
import recommender.network.Autoencoder;
import recommender.network.SparseNetwork;
import recommender.vectors.BatchAssignment;
import recommender.vectors.Corruption;
import recommender.vectors.EpochBatch;
import recommender.vectors.InputTransform;
import recommender.vectors.LocalMiniBatches;
import recommender.vectors.Round;

/** Trains one candidate as a run of a single worker would, on one thread. */
final class CandidateTraining {
  private final TrainingSettings settings;
  private final Autoencoder autoencoder;
  private final LocalMiniBatches batches;
  private final Validation validation;
  private int bestEpoch;
  private double bestRmse = Double.POSITIVE_INFINITY;

  CandidateTraining(Settings candidate, SearchData data) {
    this.settings = candidate.training();
    this.autoencoder = new Autoencoder(candidate.network(), settings, data.items(), data.ratings());
    InputTransform transform = InputTransform.of(data.bias(), candidate);
    this.batches =
        new LocalMiniBatches(
            data.train(),
            new Corruption(transform, settings.denoising(), data.scale()),
            new BatchAssignment(data.users(), settings.batchSize(), 1, settings.seed()));
    this.validation = new Validation(data, transform);
  }

  /** Trains from fresh weights, as long as the task says or until validation gets no better. */
  Score run(CandidateTask task) {
    // Every slot of the executor trains a candidate, so none has a second core to use.
    NativeThreads.use(1);
    SparseNetwork network = autoencoder.fresh();
    try {
      network.prepare(null, 1);
      return run(task, network);
    } finally {
      network.close();
    }
  }

  private Score run(CandidateTask task, SparseNetwork network) {
    Iterator<DataSet> all = batches.of(new Round(1, task.epochs(), 0, 1));
    int epoch = 0;
    while (epoch < task.epochs() && !isStaleAt(epoch)) {
      epoch++;
      double loss = train(network, epoch, all);
      double rmse = validation.rmse(network);
      if (!Double.isFinite(loss) || !Double.isFinite(rmse)) {
        return new Score(task.candidate(), task.rung(), epoch, 0, Double.NaN);
      }
      if (rmse < bestRmse) {
        bestRmse = rmse;
        bestEpoch = epoch;
      }
    }
    return new Score(task.candidate(), task.rung(), epoch, bestEpoch, bestRmse);
  }

  private boolean isStaleAt(int epoch) {
    return settings.patience() > 0 && epoch - bestEpoch >= settings.patience();
  }

  /** Trains an epoch and returns its masked MSE. */
  private double train(SparseNetwork network, int epoch, Iterator<DataSet> all) {
    network.setLearningRate(settings.learningRateAt(epoch));
    double errors = 0;
    long ratings = 0;
    for (int i = 0; i < batches.perEpoch(); i++) {
      EpochBatch batch = (EpochBatch) all.next();
      network.fit(batch);
      errors += network.score() * batch.ratings();
      if (settings.refeed()) {
        network.refeed(batch.getFeatures());
      }
      ratings += batch.ratings();
    }
    network.settle();
    return errors / ratings;
  }
}
