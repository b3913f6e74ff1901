package recommender.repository;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table of files, or a partition of one, or another folder of files, that is written under a hidden
 * name beside where it is to stand, and renamed when it is whole. What stands there stays as it is
 * until then, and if the job fails or is killed.
 *
 * <p>To replace a folder takes two renames. A job that is killed between them leaves the old folder
 * under a hidden name, from which the next job for the same place restores it.
 */
public final class TableDraft implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TableDraft.class);

  private final Storage storage;
  private final Path target;
  private final boolean overwrite;
  private final HiddenFolders hidden;
  private final Path draft;
  private final Path replaced;
  private final ShutdownHook hook = new ShutdownHook(this::close);
  private boolean isOpen = true;

  private TableDraft(Storage storage, Path target, boolean overwrite) {
    this.storage = storage;
    this.target = target;
    this.overwrite = overwrite;
    String id = RunId.of(Instant.now());
    this.hidden = new HiddenFolders(storage, target);
    this.draft = hidden.draft(id);
    this.replaced = hidden.replaced(id);
  }

  /**
   * Begins a table.
   *
   * @param key of the setting that names the path, or the flag, for messages
   * @param path of the table, on any Hadoop file system
   * @param partition name of the folder of a partition; empty for the whole table
   * @param overwrite whether what is there is replaced
   * @throws RepositoryException when it is there and is not to be replaced, or the place cannot be
   *     reached
   */
  public static TableDraft begin(
      String key,
      String path,
      Optional<String> partition,
      boolean overwrite,
      Configuration hadoop) {
    Storage storage = Storage.of(key, path, hadoop);
    Path table = storage.qualified(path);
    if (table.getParent() == null) {
      throw new RepositoryException(
          "%s: expected a folder of its own for the table, was %s".formatted(key, table));
    }
    Path target = partition.map(folder -> new Path(table, folder)).orElse(table);
    TableDraft begun = new TableDraft(storage, target, overwrite);
    begun.restore();
    begun.refuseExisting(key);
    begun.hidden.deleteAbandoned();
    begun.hook.set();
    return begun;
  }

  /** Puts back what a job was about to replace when it was killed. */
  private void restore() {
    List<FileStatus> old = hidden.allReplaced();
    if (!old.isEmpty() && !storage.exists(target)) {
      Path newest = old.get(old.size() - 1).getPath();
      storage.move(newest, target);
      LOG.warn("Restored {}, which a job was about to replace when it was killed", target);
    }
  }

  private void refuseExisting(String key) {
    if (!overwrite && storage.exists(target)) {
      throw new RepositoryException(
          "%s: expected a path where nothing is, was %s, which exists; --overwrite replaces it"
              .formatted(key, target));
    }
  }

  /** Where the table is to be written; nothing is there yet. */
  public Path path() {
    return draft;
  }

  /** Begins a file of the table; to be closed before {@link #publish}. */
  public OutputStream create(String name) {
    return storage.create(new Path(draft, name));
  }

  /** Writes a file of the folder, in UTF-8. */
  public void write(String name, String text) {
    storage.write(new Path(draft, name), text);
  }

  /**
   * Puts the table in its place.
   *
   * @return where it stands
   * @throws RepositoryException when that cannot be done; what was there stands there still
   */
  public synchronized Path publish() {
    storage.deleteChecksums(draft);
    if (storage.exists(target)) {
      if (!overwrite) {
        throw new RepositoryException(
            "%s: expected nothing there still, but it has come into being".formatted(target));
      }
      storage.move(target, replaced);
    }
    try {
      storage.move(draft, target);
    } catch (RepositoryException e) {
      putBack();
      throw e;
    }
    isOpen = false;
    hook.remove();
    storage.delete(replaced);
    return target;
  }

  private void putBack() {
    if (storage.exists(replaced) && !storage.exists(target)) {
      storage.move(replaced, target);
    }
  }

  /** Discards the table unless it was published. */
  @Override
  public synchronized void close() {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    hook.remove();
    try {
      putBack();
      storage.delete(draft);
    } catch (RepositoryException e) {
      // Not thrown: it would hide why the table is discarded.
      LOG.warn("{} was not written, and something of it was left behind", target, e);
    }
  }
}
