package recommender.training;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.TrainingSettings;
import recommender.network.SparseNetwork;
import recommender.vectors.RoundLength;

/** Listener that writes checkpoints of a training beside what another one does. */
final class CheckpointLog implements TrainingLoop.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointLog.class);

  private final FitCheckpoints checkpoints;
  private final TrainingLog log;
  private final int workers;
  private final RoundLength length;
  private final CheckpointSchedule schedule;

  CheckpointLog(
      FitCheckpoints checkpoints, TrainingLog log, TrainingSettings settings, Rounds rounds) {
    this.checkpoints = checkpoints;
    this.log = log;
    this.workers = rounds.workers();
    this.length = rounds.length();
    int begun = checkpoints.newestWhole().map(Checkpoint::epoch).orElse(0);
    this.schedule = new CheckpointSchedule(settings.checkpointEvery(), begun);
  }

  /**
   * What rounds are.
   *
   * @param workers that are averaged
   * @param length of each
   */
  record Rounds(int workers, RoundLength length) {}

  @Override
  public void ended(Epoch epoch) {
    schedule.trained(epoch.seconds());
    log.ended(epoch);
  }

  @Override
  public void improved(SparseNetwork network) {
    log.improved(network);
  }

  @Override
  public void rounded(SparseNetwork network, TrainingLoop loop) {
    Checkpoint checkpoint = checkpoint(network, loop, false);
    ModelState arrays =
        FitCheckpoints.arrays(network, checkpoint.hasOtherBest() ? log.parameters() : null);
    if (checkpoints.areKept() && schedule.isDue(checkpoint.epoch(), bytes(arrays))) {
      write(checkpoint, arrays);
    }
  }

  /** Overwrites the network, and the best parameters, with those of the newest checkpoint. */
  void restore(SparseNetwork network) {
    checkpoints.restore(network, log.parameters());
  }

  /** Gives the network the parameters that are kept of a training that is over. */
  void done(SparseNetwork network, TrainingLoop loop) {
    if (loop.best().best() != null) {
      log.restoreBest(loop, network);
    }
    ModelState arrays = FitCheckpoints.arrays(network, null);
    if (checkpoints.areKept() && schedule.isDueAtEnd(bytes(arrays))) {
      write(checkpoint(network, loop, true), arrays);
    }
  }

  /** Seconds of the training. */
  double seconds() {
    return log.seconds();
  }

  private static long bytes(ModelState arrays) {
    return arrays.floats() * Float.BYTES;
  }

  private Checkpoint checkpoint(SparseNetwork network, TrainingLoop loop, boolean done) {
    return new Checkpoint(
        checkpoints.settings(),
        workers,
        length.epochs(),
        length.parts(),
        done,
        network.getLayerWiseConfigurations().getIterationCount(),
        log.seconds(),
        loop.best().best() == null ? 0 : loop.bestEpoch(),
        loop.history().stream().map(Checkpoint.Row::of).toList());
  }

  /** A training is not to end because it could not be kept: whoever resumes trains more of it. */
  private void write(Checkpoint checkpoint, ModelState arrays) {
    long began = System.nanoTime();
    try {
      checkpoints.write(checkpoint, arrays);
    } catch (RuntimeException e) {
      LOG.warn("Could not write the checkpoint of epoch {}.", checkpoint.epoch(), e);
      return;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    schedule.wrote(checkpoint.epoch(), bytes(arrays), seconds);
    LOG.info(
        String.format(
            Locale.ROOT,
            "Wrote the checkpoint of epoch %d: %,d bytes in %.3f s; all of them took %.1f %% of the time of this training.",
            checkpoint.epoch(),
            bytes(arrays),
            seconds,
            100 * schedule.share()));
  }
}
