package recommender.repository;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shutdown hook that runs an action while file systems can still be used. */
record ShutdownHook(Runnable action, int priority) {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

  /** After Spark has stopped (30 above it), before Hadoop closes its file systems (0 above it). */
  private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  ShutdownHook(Runnable action) {
    this(action, PRIORITY);
  }

  /** One that runs after all others of this package. */
  static ShutdownHook last(Runnable action) {
    return new ShutdownHook(action, PRIORITY - 1);
  }

  void set() {
    ShutdownHookManager.get().addShutdownHook(action, priority);
  }

  void remove() {
    try {
      ShutdownHookManager.get().removeShutdownHook(action);
    } catch (IllegalStateException e) {
      LOG.debug("Kept a shutdown hook: shutdown was under way");
    }
  }
}
