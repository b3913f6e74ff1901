import recommender.job.JobRunner;

/**
 * Lists the runs of a repository, compares, promotes, rolls back and prunes them: {@code
 * spark-submit --class RunsJob autoencoder-recommender.jar --help}.
 *
 * <p>It stands in the unnamed package because spark-submit takes a simple class name for exactly
 * that.
 */
public final class RunsJob {
  private RunsJob() {}

  /**
   * Runs the job; ends the JVM only on failure, since on YARN an early exit, even with 0, is one.
   */
  public static void main(String[] args) {
    int code = run(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs the job and returns its exit code. */
  static int run(String... args) {
    return new JobRunner("RunsJob", System.out, System.err).runs(args).code();
  }
}
