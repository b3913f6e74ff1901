import recommender.job.JobRunner;

/**
 * Makes lists of recommendations by a trained run: {@code spark-submit --class RecommendJob
 * autoencoder-recommender.jar --help}.
 *
 * <p>It stands in the unnamed package because spark-submit takes a simple class name for exactly
 * that.
 */
public final class RecommendJob {
  private RecommendJob() {}

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
    return new JobRunner("RecommendJob", System.out, System.err).recommend(args).code();
  }
}
