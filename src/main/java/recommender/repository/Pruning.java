package recommender.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletion of runs, and of what jobs that were killed left behind: nobody else writes to the
 * repository meanwhile.
 */
record Pruning(Storage storage, Layout layout) {
  private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);
  private static final Pattern LEFTOVER =
      Pattern.compile("\\..*\\.(tmp|current|promotions|probe|deleted)|\\.lock\\..*");

  /** Deletes whole runs but those that are kept. */
  Pruned keep(List<String> whole, Set<String> kept) {
    List<Path> leftovers = leftovers();
    List<String> deleted = whole.stream().filter(id -> !kept.contains(id)).toList();
    long bytes = 0;
    for (Path each : leftovers) {
      bytes += delete(each);
    }
    for (String id : deleted) {
      bytes += delete(hidden(id));
      storage.delete(layout.pin(id));
    }
    List<String> left = whole.stream().filter(kept::contains).toList();
    LOG.info(
        "Pruned {}: deleted {} runs and {} leftovers, kept {} runs, {} bytes freed",
        layout.root(),
        deleted.size(),
        leftovers.size(),
        left.size(),
        bytes);
    return new Pruned(deleted, left, broken(), leftovers.size(), bytes);
  }

  /** A run is no run any more before the first of its files goes. */
  private Path hidden(String id) {
    if (!storage.renamesAtomically()) {
      storage.delete(layout.success(id));
      return layout.run(id);
    }
    storage.move(layout.run(id), layout.deleted(id));
    return layout.deleted(id);
  }

  private long delete(Path path) {
    long bytes = storage.bytes(path);
    storage.delete(path);
    return bytes;
  }

  private List<Path> leftovers() {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(layout.root(), layout.runs())) {
      storage.all(folder).stream()
          .filter(path -> LEFTOVER.matcher(path.getName()).matches())
          .forEach(found::add);
    }
    if (!storage.renamesAtomically()) {
      // Where runs are written in place, one that was not finished has the name of a run.
      broken().forEach(id -> found.add(layout.run(id)));
    }
    return found;
  }

  private List<String> broken() {
    return storage.all(layout.runs()).stream()
        .map(Path::getName)
        .filter(RunId::matches)
        .filter(id -> !storage.exists(layout.success(id)))
        .toList();
  }
}
