package recommender.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.fs.Path;
import recommender.training.CheckpointStore;

/**
 * Files of checkpoints in a folder, each written under a hidden name and renamed when whole.
 *
 * @param prefix of the names of their files, which tells the parts of a run apart
 * @param label of the folder
 */
record CheckpointFiles(Storage storage, Path folder, String prefix, Label label)
    implements CheckpointStore {
  private static final String HIDDEN = ".";

  /** Label of the folder, which says whose the files are, put there before the first one. */
  static final class Label {
    private final Runnable action;
    private boolean isThere;

    Label(Runnable action) {
      this.action = action;
    }

    void put() {
      if (!isThere) {
        action.run();
        isThere = true;
      }
    }
  }

  @Override
  public CheckpointStore in(String part) {
    return new CheckpointFiles(storage, folder, prefix + part + ".", label);
  }

  @Override
  public List<String> names() {
    return label.isThere && storage.exists(folder)
        ? storage.list(folder).stream()
            .map(file -> file.getPath().getName())
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .filter(name -> !name.contains("."))
            .sorted()
            .toList()
        : List.of();
  }

  @Override
  public InputStream open(String name) {
    return storage.open(path("", name));
  }

  @Override
  public void write(String name, Content content) {
    label.put();
    Path hidden = path(HIDDEN, name);
    storage.delete(hidden);
    try {
      try (OutputStream out = storage.create(hidden)) {
        content.writeTo(out);
      } catch (IOException e) {
        throw RepositoryException.failed("output.path", "write", hidden, e);
      }
      storage.put(hidden, path("", name));
    } catch (RuntimeException e) {
      discard(hidden, e);
      throw e;
    }
  }

  /** A disk that is full is to have room again. */
  private void discard(Path hidden, RuntimeException failure) {
    try {
      storage.delete(hidden);
    } catch (RepositoryException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void delete(String name) {
    storage.delete(path("", name));
  }

  private Path path(String hidden, String name) {
    return new Path(folder, hidden + prefix + name);
  }
}
