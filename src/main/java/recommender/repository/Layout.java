package recommender.repository;

import org.apache.hadoop.fs.Path;

/**
 * Paths of files and folders in a repository.
 *
 * @param root the qualified path of {@code output.path}
 */
record Layout(Path root) {

  Path runs() {
    return new Path(root, RunFiles.RUNS);
  }

  Path current() {
    return new Path(root, RunFiles.CURRENT);
  }

  Path run(String id) {
    return new Path(runs(), id);
  }

  Path success(String id) {
    return new Path(run(id), RunFiles.SUCCESS);
  }

  /** The hidden folder in which a run is written before it is renamed. */
  Path draft(String id) {
    return new Path(runs(), "." + id + ".tmp");
  }

  /** The next CURRENT, hidden until it is renamed. */
  Path nextCurrent(String id) {
    return new Path(runs(), "." + id + ".current");
  }

  Path promotions() {
    return new Path(root, RunFiles.PROMOTIONS);
  }

  /** The next history of promotions, hidden until it is renamed. */
  Path nextPromotions(String id) {
    return new Path(runs(), "." + id + ".promotions");
  }

  /** Held by whoever changes the repository. */
  Path lock() {
    return new Path(root, ".lock");
  }

  /** The hidden folder of pins: empty files that are named as runs are. */
  Path pins() {
    return new Path(root, ".pins");
  }

  Path pin(String id) {
    return new Path(pins(), id);
  }

  /** The hidden name of a run that is being deleted. */
  Path deleted(String id) {
    return new Path(runs(), "." + id + ".deleted");
  }

  /** The hidden folder of a journal. */
  Path journal(String name) {
    return new Path(root, "." + name);
  }

  /** The hidden folder of the checkpoints of a run that is not published yet. */
  Path checkpoints() {
    return new Path(root, ".checkpoint");
  }

  /** A file that is written and deleted to learn whether the repository can be written. */
  Path probe(String id) {
    return new Path(runs(), "." + id + ".probe");
  }
}
