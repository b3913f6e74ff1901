package recommender.repository;

import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Repository of the published runs under one {@code output.path}, one of which is the current one.
 */
public final class RunRepository {
  private final Storage storage;
  private final Layout layout;
  private Optional<RepositoryLock> lock = Optional.empty();

  RunRepository(Storage storage, Layout layout) {
    this.storage = storage;
    this.layout = layout;
  }

  /**
   * Opens a repository for writing and makes its folders when absent.
   *
   * @param path on any Hadoop file system; without a scheme on {@code fs.defaultFS}
   * @throws RepositoryException when it cannot be written: no such file system, not a folder, no
   *     permission, no space
   */
  public static RunRepository open(String path, Configuration hadoop) {
    Storage storage = Storage.of("output.path", path, hadoop);
    Layout layout = new Layout(storage.qualified(path));
    storage.makeFolder(layout.runs());
    // Better refused now than after hours of training.
    Path probe = layout.probe(RunId.of(Instant.now()));
    storage.write(probe, "");
    storage.delete(probe);
    return new RunRepository(storage, layout);
  }

  /**
   * The folder of a run, to be read.
   *
   * @param key of the setting that names the path, or the flag, for messages
   * @param path of the folder, or of a repository, whose current run is meant
   * @throws RepositoryException when it is neither, or cannot be read
   */
  public static Path published(String key, String path, Configuration hadoop) {
    Storage storage = Storage.of(key, path, hadoop);
    Path folder = storage.qualified(path);
    Layout layout = new Layout(folder);
    if (storage.exists(layout.current())) {
      return new RunRepository(storage, layout).current().map(layout::run).orElseThrow();
    }
    if (!storage.exists(new Path(folder, RunFiles.MODEL_JSON))) {
      throw new RepositoryException(
          "%s: expected a run folder (with %s) or a repository (with %s), was %s, which has neither"
              .formatted(key, RunFiles.MODEL_JSON, RunFiles.CURRENT, folder));
    }
    return folder;
  }

  /**
   * The text of a file of a published run.
   *
   * @throws RepositoryException when there is none, or it cannot be read
   */
  public static String text(Path run, String name, Configuration hadoop) {
    Path file = new Path(run, name);
    return Storage.of("--run", run.toString(), hadoop)
        .read(file)
        .orElseThrow(
            () ->
                new RepositoryException(
                    "%s: could not read %s (it is not there); give the folder of a whole run"
                        .formatted(run, name)));
  }

  /**
   * The text of a file that not every published run has.
   *
   * @throws RepositoryException when it cannot be read
   */
  public Optional<String> find(Path run, String name) {
    return storage.read(new Path(run, name));
  }

  /**
   * Begins a run, which nobody sees before it is published; that fails when the lock of exclusive
   * work was lost meanwhile.
   *
   * @param started what the run's id sorts by, to the millisecond
   */
  public RunDraft begin(Instant started) {
    return RunDraft.begin(
        storage, new Publication(storage, layout, RunId.of(started)), this::demandStillLocked);
  }

  /**
   * Does work that changes the repository, which nobody else does meanwhile.
   *
   * @param what it is, in a word, for those who come meanwhile
   * @throws RepositoryException at once when somebody else does
   */
  public void exclusively(String what, Runnable work) {
    try (RepositoryLock taken = RepositoryLock.take(storage, layout.lock(), what)) {
      lock = Optional.of(taken);
      work.run();
    } finally {
      lock = Optional.empty();
    }
  }

  private void demandStillLocked() {
    lock.ifPresent(RepositoryLock::demandHeld);
  }

  /**
   * Opens the journal of some work, with what was written to it before.
   *
   * @param name the same for the same work; a plain name
   */
  public Journal journal(String name) {
    return Journal.open(storage, layout.journal(name));
  }

  /** The checkpoints of the run that was trained last and is not published yet. */
  public CheckpointFolder checkpoints() {
    return new CheckpointFolder(storage, layout.checkpoints());
  }

  /**
   * The id of the current run, empty before the first one.
   *
   * @throws RepositoryException when CURRENT names no whole run
   */
  public Optional<String> current() {
    Optional<String> id = storage.read(layout.current()).map(String::strip);
    id.ifPresent(text -> demandWhole(text, "%s names".formatted(layout.current())));
    return id;
  }

  /**
   * The folder of a run here by its id, or of a run by a path.
   *
   * @param key of the setting or flag that names it, for messages
   * @param run id, or path of a run folder or of a repository
   * @throws RepositoryException when there is no such run or it is not whole
   */
  public Path folder(String key, String run, Configuration hadoop) {
    return RunId.matches(run) ? run(run) : published(key, run, hadoop);
  }

  /**
   * The folder of a run.
   *
   * @throws RepositoryException when there is no such run or it is not whole
   */
  public Path run(String id) {
    demandWhole(id, "asked for");
    return layout.run(id);
  }

  /** Whether there is a whole run of this id. */
  public boolean has(String id) {
    return RunId.matches(id) && storage.exists(layout.success(id));
  }

  private void demandWhole(String id, String who) {
    if (!has(id)) {
      throw new RepositoryException(
          "%s: expected a whole run (a folder with %s), but %s '%s', which is none; choose one of the folders there"
              .formatted(layout.runs(), RunFiles.SUCCESS, who, id));
    }
  }
}
