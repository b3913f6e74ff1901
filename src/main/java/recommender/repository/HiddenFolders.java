package recommender.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Hidden folders beside something that is written: its draft, and what it replaces.
 *
 * @param storage where it is
 * @param target what is written
 */
record HiddenFolders(Storage storage, Path target) {
  /** After so long nobody writes to a draft any more. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  Path draft(String id) {
    return new Path(target.getParent(), drafts() + id);
  }

  Path replaced(String id) {
    return new Path(target.getParent(), replaced() + id);
  }

  /** What jobs that were killed were about to replace, the oldest first. */
  List<FileStatus> allReplaced() {
    return storage.folders(target.getParent(), replaced());
  }

  void deleteAbandoned() {
    long latest = Instant.now().minus(ABANDONED).toEpochMilli();
    for (String beginning : List.of(drafts(), replaced())) {
      storage.folders(target.getParent(), beginning).stream()
          .filter(folder -> folder.getModificationTime() < latest)
          .map(FileStatus::getPath)
          .forEach(storage::delete);
    }
  }

  private String drafts() {
    return "." + target.getName() + ".draft.";
  }

  private String replaced() {
    return "." + target.getName() + ".replaced.";
  }
}
