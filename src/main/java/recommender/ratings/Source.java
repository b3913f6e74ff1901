package recommender.ratings;

import java.util.List;

/**
 * What to read, and the setting that names it.
 *
 * @param key of the setting, for messages
 * @param paths files, folders or globs on any Hadoop file system, or a table
 */
record Source(String key, List<String> paths) {
  /** The setting of a table of the catalog. */
  static final String TABLE = "input.table";

  /** An exception whose message begins with the setting. */
  RatingsException refuse(String message, Object... values) {
    return new RatingsException(key + ": " + message.formatted(values));
  }

  /** An exception for a failure to read, with the message of its root cause. */
  RatingsException unreadable(String what, Throwable failure) {
    return new RatingsException(
        "%s: %s cannot be read: %s".formatted(key, what, reason(failure)), failure);
  }

  /** The message of the root cause. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    // Spark puts whole stack traces into messages.
    return root.getMessage() == null
        ? root.toString()
        : root.getMessage().split("\\R\\s+at ")[0].strip();
  }
}
