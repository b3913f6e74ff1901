package recommender.repository;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lock of a repository: a file that says who holds it, and that its holder touches every now and
 * then. One whose holder is known to be dead, or has not touched it for long, is taken over.
 */
final class RepositoryLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RepositoryLock.class);
  private static final Duration BEAT = Duration.ofSeconds(30);

  /** After so long without a touch the holder is dead, or cannot reach the file system. */
  static final Duration STALE = Duration.ofMinutes(5);

  private static final int ATTEMPTS = 3;

  private final Storage storage;
  private final Path file;
  private final LockHolder holder;
  private final ShutdownHook hook = ShutdownHook.last(this::close);
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(RepositoryLock::daemon);
  private boolean isHeld = true;

  private RepositoryLock(Storage storage, Path file, LockHolder holder) {
    this.storage = storage;
    this.file = file;
    this.holder = holder;
  }

  /**
   * Takes a lock.
   *
   * @param what is done with it, in a word
   * @throws RepositoryException at once when somebody else holds it, naming him
   */
  static RepositoryLock take(Storage storage, Path file, String what) {
    LockHolder self = LockHolder.self(what);
    for (int i = 0; i < ATTEMPTS; i++) {
      // Where creation is not atomic, the last of two that took it at once is the one who has it.
      if (storage.createNew(file, self.json()) && isOf(self, storage.read(file))) {
        RepositoryLock lock = new RepositoryLock(storage, file, self);
        lock.hold();
        return lock;
      }
      removeIfDead(storage, file);
    }
    throw held(file, storage.read(file).flatMap(LockHolder::parse));
  }

  private static boolean isOf(LockHolder holder, Optional<String> text) {
    return text.flatMap(LockHolder::parse).equals(Optional.of(holder));
  }

  private static RepositoryException held(Path file, Optional<LockHolder> holder) {
    return new RepositoryException(
        "%s: expected a repository that nobody changes, but %s holds its lock; wait until that has ended, or delete the file if you know that it has"
            .formatted(file, holder.map(LockHolder::toString).orElse("somebody unknown")));
  }

  /** Removes the lock of a dead holder; one of a live holder is an error. */
  private static void removeIfDead(Storage storage, Path file) {
    Instant touched = storage.modified(file);
    Optional<String> text = storage.read(file);
    Optional<LockHolder> holder = text.flatMap(LockHolder::parse);
    if (text.isEmpty()) {
      return; // Released meanwhile.
    }
    boolean isDead = holder.map(LockHolder::isDead).orElse(false);
    if (!isDead && touched.isAfter(Instant.now().minus(STALE))) {
      throw held(file, holder);
    }
    remove(storage, file, text);
    LOG.warn(
        "Took over the lock {} of {}, {}.",
        file,
        holder.map(LockHolder::toString).orElse("somebody unknown"),
        isDead ? "who has ended without releasing it" : "last touched at " + touched);
  }

  /** Of two that remove it, one must not remove the lock that the other has taken then. */
  private static void remove(Storage storage, Path file, Optional<String> dead) {
    if (!storage.renamesAtomically()) {
      storage.delete(file);
      return;
    }
    Path aside = new Path(file.getParent(), file.getName() + "." + RunId.of(Instant.now()));
    try {
      storage.move(file, aside);
    } catch (RepositoryException e) {
      LOG.debug("Somebody else has removed {}", file, e);
      return;
    }
    if (storage.read(aside).equals(dead)) {
      storage.delete(aside);
    } else {
      storage.move(aside, file);
    }
  }

  private static Thread daemon(Runnable beat) {
    Thread thread = new Thread(beat, "repository-lock");
    thread.setDaemon(true);
    return thread;
  }

  private void hold() {
    hook.set();
    heart.scheduleWithFixedDelay(this::beat, BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Demands that nobody has taken the lock while its holder could not touch it.
   *
   * @throws RepositoryException when somebody has, or has deleted it
   */
  void demandHeld() {
    if (!isOf(holder, storage.read(file))) {
      throw new RepositoryException(
          "%s: expected the lock of %s, but somebody took or deleted it while this process stood still or could not write; run it again"
              .formatted(file, holder));
    }
  }

  /** Says that the holder is alive. */
  synchronized void beat() {
    try {
      if (!isHeld) {
        return;
      }
      if (isOf(holder, storage.read(file))) {
        storage.touch(file, holder.json());
      } else {
        LOG.error("{} lost the lock {}: somebody took or deleted it.", holder, file);
        heart.shutdown();
      }
    } catch (RepositoryException e) {
      LOG.warn("Could not touch the lock {}; tried again in {} s.", file, BEAT.toSeconds(), e);
    }
  }

  /** Releases it; does nothing the second time. */
  @Override
  public synchronized void close() {
    if (!isHeld) {
      return;
    }
    isHeld = false;
    heart.shutdownNow();
    hook.remove();
    try {
      if (isOf(holder, storage.read(file))) {
        storage.delete(file);
      }
    } catch (RepositoryException e) {
      // Not thrown: the work is done, or has its own failure.
      LOG.warn("The lock {} was left behind", file, e);
    }
  }
}
