package recommender.training;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.SettingsException;
import recommender.network.SparseNetwork;

/**
 * Checkpoints of one training: the last two, of which the newest that is whole is gone on from, or
 * the one at its end alone.
 */
public final class FitCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(FitCheckpoints.class);
  private static final int KEPT = 2;

  private final CheckpointStore store;
  private final SortedMap<String, String> settings;
  private final Optional<Found> found;

  /**
   * A file that is whole.
   *
   * @param name of the file
   * @param checkpoint what it says
   */
  private record Found(String name, Checkpoint checkpoint) {}

  private FitCheckpoints(CheckpointStore store, SortedMap<String, String> settings) {
    this.store = store;
    this.settings = settings;
    this.found = newest();
    found.ifPresent(file -> demandSame(file.checkpoint.settings()));
  }

  /**
   * The checkpoints in a store.
   *
   * @param settings of the network and its training, by key
   * @throws SettingsException when those there are of other settings; it names them
   */
  public static FitCheckpoints in(CheckpointStore store, SortedMap<String, String> settings) {
    return new FitCheckpoints(store, settings);
  }

  /** None, and none will be kept. */
  public static FitCheckpoints none() {
    return in(CheckpointStore.NONE, new TreeMap<>());
  }

  private Optional<Found> newest() {
    List<String> names = new ArrayList<>(store.names());
    while (!names.isEmpty()) {
      String name = names.remove(names.size() - 1);
      try (InputStream file = store.open(name)) {
        return Optional.of(new Found(name, CheckpointFile.read(file)));
      } catch (IOException e) {
        LOG.warn(
            "Left out checkpoint {}, which is damaged ({}): {}.",
            name,
            e.getMessage() == null ? "it ends too early" : e.getMessage(),
            names.isEmpty() ? "training begins anew" : "took the one before");
      }
    }
    return Optional.empty();
  }

  /** What fits into memory may choose otherwise on another machine. */
  private void demandSame(SortedMap<String, String> before) {
    List<String> problems = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            problems.add(
                "--resume: expected %s = %s, with which the checkpoint was trained, was %s; set it so, or train anew without --resume"
                    .formatted(key, before.get(key), value));
          }
        });
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** The workers of the training that is gone on with. */
  public OptionalInt workers() {
    return found.map(file -> OptionalInt.of(file.checkpoint.workers())).orElse(OptionalInt.empty());
  }

  /** The newest one that is whole. */
  Optional<Checkpoint> newestWhole() {
    return found.map(Found::checkpoint);
  }

  boolean areKept() {
    return store.keeps();
  }

  /** The settings that a checkpoint names. */
  SortedMap<String, String> settings() {
    return settings;
  }

  /**
   * Overwrites a network that is ready to be trained, and the best parameters, with those of the
   * checkpoint.
   *
   * @throws IllegalStateException when it cannot be read any more, or is of another network
   */
  void restore(SparseNetwork network, BestParameters best) {
    Found file = found.orElseThrow();
    boolean hasOtherBest = file.checkpoint.hasOtherBest();
    if (hasOtherBest) {
      best.keep(network);
    }
    try (InputStream in = store.open(file.name)) {
      CheckpointFile.read(in, arrays(network, hasOtherBest ? best : null));
    } catch (IOException e) {
      throw new IllegalStateException("the checkpoint could not be read any more", e);
    }
    network.forgetSteps();
    network.getLayerWiseConfigurations().setIterationCount(file.checkpoint.iterations());
    if (!hasOtherBest && file.checkpoint.bestEpoch() > 0) {
      best.keep(network);
    }
  }

  /** What a checkpoint of a network has: the best parameters where they are given. */
  static ModelState arrays(SparseNetwork network, BestParameters best) {
    List<INDArray> arrays = new ArrayList<>(ModelState.of(network).arrays());
    if (best != null) {
      arrays.add(best.array());
    }
    return new ModelState(arrays);
  }

  /** Writes one and deletes those that are not needed any more. */
  void write(Checkpoint checkpoint, ModelState arrays) {
    String name = String.format("%06d", checkpoint.epoch());
    store.write(name, out -> CheckpointFile.write(out, checkpoint, arrays));
    List<String> older = store.names().stream().filter(other -> !other.equals(name)).toList();
    int superseded = checkpoint.done() ? older.size() : Math.max(0, older.size() + 1 - KEPT);
    older.subList(0, superseded).forEach(store::delete);
  }
}
