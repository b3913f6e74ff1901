package recommender.repository;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Publication of one run: by two renames where these are atomic, else written in place with {@code
 * _SUCCESS} last and CURRENT after it.
 */
record Publication(Storage storage, Layout layout, String id) {

  /** The folder that the run is written to. */
  Path folder() {
    return storage.renamesAtomically() ? layout.draft(id) : layout.run(id);
  }

  /** Makes the files in {@link #folder}, already whole, a run, and the current one if decided. */
  void publish(List<FileStatus> files, Decision decision) {
    if (!storage.renamesAtomically()) {
      if (decision.promoted()) {
        storage.write(layout.current(), pointer());
      }
      return;
    }
    // First, as it may find the disk full: the renames after it need no space.
    if (decision.promoted()) {
      storage.write(layout.nextCurrent(id), pointer());
    }
    files.forEach(file -> storage.force(file.getPath()));
    storage.force(folder());
    storage.move(folder(), layout.run(id));
    storage.force(layout.runs());
    if (decision.promoted()) {
      storage.replace(layout.nextCurrent(id), layout.current());
      storage.force(layout.root());
    }
  }

  /** Whether it happened, whatever answer came: an answer may be lost on its way. */
  boolean isCurrent() {
    return storage.read(layout.current()).equals(Optional.of(pointer()));
  }

  /** Deletes all that was written of the run. */
  void undo() {
    storage.delete(layout.nextCurrent(id));
    storage.delete(folder());
    storage.delete(layout.run(id));
  }

  private String pointer() {
    return id + "\n";
  }
}
