package recommender.repository;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that belong together, such as a model and its items, which are written in a hidden folder
 * beside where they are to stand, and renamed when all are whole. What stands there stays as it is
 * until then, and if the job fails or is killed; then each file takes the place of the old one at
 * once, the main one last.
 */
public final class FilesDraft implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FilesDraft.class);

  private final String key;
  private final Storage storage;
  private final Path target;
  private final boolean overwrite;
  private final Path draft;
  private final ShutdownHook hook = new ShutdownHook(this::close);
  private boolean isOpen = true;

  private FilesDraft(String key, Storage storage, Path target, boolean overwrite) {
    this.key = key;
    this.storage = storage;
    this.target = target;
    this.overwrite = overwrite;
    this.draft = new HiddenFolders(storage, target).draft(RunId.of(Instant.now()));
  }

  /**
   * Begins to write.
   *
   * @param key of the flag that names the path, for messages
   * @param path of the main file, on any Hadoop file system; the others are to stand beside it
   * @param overwrite whether files that are there are replaced
   * @throws RepositoryException when the main file is there and is not to be replaced, or the place
   *     cannot be reached
   */
  public static FilesDraft begin(String key, String path, boolean overwrite, Configuration hadoop) {
    Storage storage = Storage.of(key, path, hadoop);
    FilesDraft begun = new FilesDraft(key, storage, storage.qualified(path), overwrite);
    begun.refuseExisting(begun.target);
    new HiddenFolders(storage, begun.target).deleteAbandoned();
    begun.hook.set();
    return begun;
  }

  private void refuseExisting(Path file) {
    if (storage.isFolder(file)) {
      throw new RepositoryException(
          "%s: expected the path of a file, was %s, which is a folder".formatted(key, file));
    }
    if (!overwrite && storage.exists(file)) {
      throw new RepositoryException(
          "%s: expected a path where nothing is, was %s, which exists; --overwrite replaces it"
              .formatted(key, file));
    }
  }

  /**
   * Refuses to go on where one of the other files is there and is not to be replaced.
   *
   * @param other its name
   * @throws RepositoryException when it is
   */
  public void demandFree(String other) {
    refuseExisting(new Path(target.getParent(), other));
  }

  /** The name of the main file. */
  public String name() {
    return target.getName();
  }

  /** Begins a file; to be closed before {@link #publish}. */
  public OutputStream create(String name) {
    return storage.create(new Path(draft, name));
  }

  /** Where the files are until they are published. */
  public Path folder() {
    return draft;
  }

  /**
   * Puts all files in their places.
   *
   * @return where they stand, the main one last
   * @throws RepositoryException when one is there that is not to be replaced, before any is put
   *     there; or when that cannot be done
   */
  public synchronized List<Path> publish() {
    List<Path> written =
        storage.list(draft).stream()
            .map(FileStatus::getPath)
            .sorted(Comparator.comparing((Path file) -> file.getName().equals(name())))
            .toList();
    List<Path> places = written.stream().map(this::place).toList();
    places.forEach(this::refuseExisting);
    for (int i = 0; i < places.size(); i++) {
      storage.put(written.get(i), places.get(i));
    }
    close();
    return places;
  }

  private Path place(Path file) {
    return new Path(target.getParent(), file.getName());
  }

  /** Discards what was not published. */
  @Override
  public synchronized void close() {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    hook.remove();
    try {
      storage.delete(draft);
    } catch (RepositoryException e) {
      // Not thrown: it would hide why the files are discarded.
      LOG.warn("Something of a draft of {} was left behind", target, e);
    }
  }
}
