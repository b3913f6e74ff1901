package recommender.repository;

import java.io.IOException;
import org.apache.hadoop.fs.FSError;

/** Error of a repository or a run folder that cannot be read or written. */
public final class RepositoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message names the path, what was expected, what came and what to do
   */
  public RepositoryException(String message) {
    super(message);
  }

  /** Error with the failure that caused it. */
  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Nobody can do {@code action} to {@code path} because of {@code cause}, by a setting {@code
   * key}.
   */
  static RepositoryException failed(String key, String action, Object path, Exception cause) {
    return new RepositoryException(
        "%s: could not %s %s (%s); check that it is a folder you may write to with space left, or set another %s"
            .formatted(key, action, path, firstLine(cause), key),
        cause);
  }

  /** The same where Hadoop's local file system throws an error, as it does on a full disk. */
  static RepositoryException failed(String key, String action, Object path, FSError error) {
    return failed(key, action, path, new IOException(error.getCause().getMessage(), error));
  }

  /** HDFS puts the name node's whole stack trace into its messages. */
  private static String firstLine(Exception cause) {
    String name = cause.getClass().getSimpleName();
    String message = cause.getMessage();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }
}
