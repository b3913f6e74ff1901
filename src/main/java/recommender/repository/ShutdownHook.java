package recommender.repository;

import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shutdown hook that runs an action while file systems can still be used. */
record ShutdownHook(Runnable action) {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

  /** After Spark has stopped (30 above it), before Hadoop closes its file systems (0 above it). */
  private static final int PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  void set() {
    ShutdownHookManager.get().addShutdownHook(action, PRIORITY);
  }

  void remove() {
    try {
      ShutdownHookManager.get().removeShutdownHook(action);
    } catch (IllegalStateException e) {
      LOG.debug("Kept a shutdown hook: shutdown was under way");
    }
  }
}
