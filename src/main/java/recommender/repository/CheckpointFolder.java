package recommender.repository;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.fs.Path;
import recommender.training.CheckpointStore;

/**
 * Folder of the checkpoints of one run, with a text that says of what run. It lies hidden in the
 * repository from the first checkpoint on until the run is published; what is left in it of a run
 * that was killed stays until another one has a checkpoint of its own.
 */
public final class CheckpointFolder {
  private static final String ABOUT = "run.json";

  private final Storage storage;
  private final Path folder;

  CheckpointFolder(Storage storage, Path folder) {
    this.storage = storage;
    this.folder = folder;
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  /** What is said of the run whose checkpoints these are; empty where there are none. */
  public Optional<String> about() {
    return storage.read(new Path(folder, ABOUT));
  }

  /**
   * The checkpoints of the run that was stopped, to go on from.
   *
   * @param about what is to be said of the run that goes on
   */
  public CheckpointStore continued(String about) {
    CheckpointFiles.Label label = new CheckpointFiles.Label(() -> label(about));
    label.put();
    return new CheckpointFiles(storage, folder, "", label);
  }

  /**
   * No checkpoints yet; with the first one, those of another run go.
   *
   * @param about what is to be said of this run, asked for with the first checkpoint
   */
  public CheckpointStore anew(Supplier<String> about) {
    return new CheckpointFiles(
        storage, folder, "", new CheckpointFiles.Label(() -> begin(about.get())));
  }

  /** Deletes all, when the run is published or would fail again. */
  public void delete() {
    storage.delete(folder);
  }

  private void begin(String about) {
    delete();
    storage.makeFolder(folder);
    label(about);
  }

  private void label(String about) {
    Path hidden = new Path(folder, "." + ABOUT);
    storage.write(hidden, about);
    storage.put(hidden, new Path(folder, ABOUT));
  }
}
