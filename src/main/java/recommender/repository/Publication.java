package recommender.repository;

import java.util.List;
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
    Promoting promoting = new Promoting(storage, layout, id);
    // First, as it may find the disk full: the renames after it need no space.
    if (decision.promoted()) {
      promoting.prepare(PromotedBy.RETRAIN, decision.verdict());
    }
    if (storage.renamesAtomically()) {
      files.forEach(file -> storage.force(file.getPath()));
      storage.force(folder());
      storage.move(folder(), layout.run(id));
      storage.force(layout.runs());
    }
    if (decision.promoted()) {
      promoting.complete();
    }
  }

  /** Whether it happened, whatever answer came: an answer may be lost on its way. */
  boolean isCurrent() {
    return new Promoting(storage, layout, id).isDone();
  }

  /** Deletes all that was written of the run. */
  void undo() {
    new Promoting(storage, layout, id).undo();
    storage.delete(folder());
    storage.delete(layout.run(id));
  }
}
