package recommender.job;

import org.apache.hadoop.fs.FSError;
import recommender.config.SettingsException;
import recommender.model.ModelException;
import recommender.promotion.NotPromotedException;
import recommender.ratings.RatingsException;
import recommender.repository.RepositoryException;

/** Exit codes of a job, a contract with the scripts that start it. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Anything without a code of its own: training diverged, Spark failed. */
  FAILED(1),
  /** Command line or settings, refused before work began. */
  USAGE(2),
  /** Ratings missing, unreadable, rejected, or none left. */
  RATINGS(3),
  /** Trained and published, not promoted. */
  NOT_PROMOTED(4),
  /** A run folder or repository that cannot be read, written or locked. */
  REPOSITORY(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number for the shell. */
  public int code() {
    return code;
  }

  /** The code of a failure. */
  static ExitCode of(Throwable failure) {
    if (failure instanceof SettingsException) {
      return USAGE;
    }
    if (failure instanceof RatingsException) {
      return RATINGS;
    }
    if (failure instanceof NotPromotedException) {
      return NOT_PROMOTED;
    }
    return failure instanceof RepositoryException
            || failure instanceof ModelException
            // What Spark could not write to a local file system, such as a full disk.
            || failure instanceof FSError
        ? REPOSITORY
        : FAILED;
  }
}
