package recommender.repository;

import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Journal of unfinished work: small texts in a hidden folder beside the runs, kept when the work
 * fails, for a job that resumes it. Safe for use by several threads.
 */
public final class Journal {
  private final Storage storage;
  private final Path folder;

  private Journal(Storage storage, Path folder) {
    this.storage = storage;
    this.folder = folder;
  }

  static Journal open(Storage storage, Path folder) {
    storage.makeFolder(folder);
    return new Journal(storage, folder);
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** Number of texts. */
  public int size() {
    return storage.list(folder).size();
  }

  /**
   * A text that was written before, maybe not to its end if the job was killed meanwhile.
   *
   * @param name a plain name
   */
  public Optional<String> read(String name) {
    return storage.read(new Path(folder, name));
  }

  /** Writes a text, over an older one. */
  public void write(String name, String text) {
    storage.write(new Path(folder, name), text);
  }

  /** Deletes the journal, when the work is published as a run. */
  public void delete() {
    storage.delete(folder);
  }
}
