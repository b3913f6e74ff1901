package recommender.repository;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The runs of a repository that is there, and what is done with them after they were published:
 * looked at, promoted, rolled back, pinned, pruned. Whatever changes something belongs into {@link
 * #exclusively}.
 */
public final class Runs {
  private static final String CURRENT = "current";

  private final Storage storage;
  private final Layout layout;

  private Runs(Storage storage, Layout layout) {
    this.storage = storage;
    this.layout = layout;
  }

  /**
   * Those of a repository.
   *
   * @param key of the setting that names the path, or the flag, for messages
   * @param path on any Hadoop file system
   * @throws RepositoryException when no repository is there, or it cannot be read
   */
  public static Runs of(String key, String path, Configuration hadoop) {
    Storage storage = Storage.of(key, path, hadoop);
    Layout layout = new Layout(storage.qualified(path));
    if (!storage.exists(layout.runs())) {
      throw new RepositoryException(
          "%s: expected a repository (a folder with %s), was %s; give the output.path of a training"
              .formatted(key, RunFiles.RUNS, layout.root()));
    }
    return new Runs(storage, layout);
  }

  /** Does work that changes the repository; see {@link RunRepository#exclusively}. */
  public void exclusively(String what, Runnable work) {
    new RunRepository(storage, layout).exclusively(what, work);
  }

  /** Ids of all runs, whole or not, the newest first. */
  public List<String> ids() {
    return storage.folders(layout.runs(), "").stream()
        .map(folder -> folder.getPath().getName())
        .filter(RunId::matches)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** Whether a run is there, whole. */
  public boolean isWhole(String id) {
    return RunId.matches(id) && storage.exists(layout.success(id));
  }

  /**
   * The id of a run.
   *
   * @param name an id, {@code current}, or the beginning of one id
   * @throws RepositoryException when there is no such run, or several
   */
  public String named(String name) {
    if (name.equals(CURRENT)) {
      return current().orElseThrow(() -> none(name, "nothing is in service"));
    }
    List<String> found = ids().stream().filter(id -> id.startsWith(name)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw none(
        name, found.isEmpty() ? "none begins so" : "several do: " + String.join(", ", found));
  }

  private RepositoryException none(String name, String why) {
    return new RepositoryException(
        "%s: expected the id of a run, its beginning or %s, was %s (%s); --list names them"
            .formatted(layout.runs(), CURRENT, name, why));
  }

  /**
   * The folder of a run.
   *
   * @throws RepositoryException when it is not whole
   */
  public Path run(String id) {
    return new RunRepository(storage, layout).run(id);
  }

  /** The text of a file of a run; empty when there is none. */
  public Optional<String> text(String id, String file) {
    return storage.read(new Path(layout.run(id), file));
  }

  /** The id in CURRENT, of a whole run or not; empty when nothing is in service. */
  public Optional<String> current() {
    return Promoting.current(storage, layout);
  }

  /** The run that a rollback returns to; empty where there is none. */
  public Optional<String> previous() {
    return history().before().stream().filter(this::isWhole).findFirst();
  }

  /** Promotions of a run, and those that put another in its place, the oldest first. */
  public List<Promotion> promotions(String id) {
    return history().of(id);
  }

  private Promotions history() {
    return Promoting.history(storage, layout);
  }

  /**
   * Puts a run in service, whatever its verdict.
   *
   * @param verdict why, in one line, for the history
   * @throws RepositoryException when it is not whole, or cannot be promoted
   */
  public void promote(String id, String verdict) {
    run(id);
    promote(id, PromotedBy.PERSON, verdict);
  }

  private void promote(String id, PromotedBy by, String verdict) {
    Promoting promoting = new Promoting(storage, layout, id);
    try {
      promoting.prepare(by, verdict);
      promoting.complete();
    } catch (RepositoryException e) {
      promoting.undo();
      throw e;
    }
  }

  /** How CURRENT is replaced here, in words. */
  public String replacement() {
    String scheme = layout.root().toUri().getScheme();
    return storage.renamesAtomically()
        ? "CURRENT replaced by one rename (%s:)".formatted(scheme)
        : "CURRENT written in place (%s: has no atomic rename)".formatted(scheme);
  }

  /**
   * Returns to the run that was in service before the current one was promoted, and the next time
   * to the one before that.
   *
   * @throws RepositoryException when none is left
   */
  public Rollback rollback() {
    Optional<String> from = current();
    List<String> before = history().before();
    List<String> passedOver = before.stream().takeWhile(id -> !isWhole(id)).toList();
    if (passedOver.size() == before.size()) {
      throw new RepositoryException(
          "%s: expected a run that was in service before %s, was none%s; --promote puts any run in service"
              .formatted(
                  layout.promotions(),
                  from.orElse("now"),
                  passedOver.isEmpty()
                      ? ""
                      : " that is whole still (were " + String.join(", ", passedOver) + ")"));
    }
    String to = before.get(passedOver.size());
    promote(to, PromotedBy.ROLLBACK, "back from " + from.orElse("nothing in service"));
    return new Rollback(from, to, passedOver);
  }

  /** Ids of pinned runs, which are not pruned. */
  public Set<String> pins() {
    return storage.exists(layout.pins())
        ? storage.list(layout.pins()).stream()
            .map(pin -> pin.getPath().getName())
            .collect(Collectors.toCollection(TreeSet::new))
        : Set.of();
  }

  /**
   * Pins a run.
   *
   * @throws RepositoryException when it is not whole
   */
  public void pin(String id) {
    run(id);
    storage.write(layout.pin(id), "");
  }

  /** Takes a pin away; of a run that has none, nothing happens. */
  public void unpin(String id) {
    storage.delete(layout.pin(id));
  }

  /**
   * Deletes runs but the newest, the current one, the one that a rollback returns to and those that
   * are pinned; and what jobs that were killed left.
   *
   * @param newest how many are kept at least
   */
  public Pruned prune(int newest) {
    List<String> whole = ids().stream().filter(this::isWhole).toList();
    Set<String> kept = new TreeSet<>(pins());
    whole.stream().limit(newest).forEach(kept::add);
    current().ifPresent(kept::add);
    previous().ifPresent(kept::add);
    return new Pruning(storage, layout).keep(whole, kept);
  }
}
