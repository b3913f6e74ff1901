import recommender.job.JobRunner;

/**
 * Exports a trained run, to be answered from elsewhere: {@code spark-submit --class ExportJob
 * autoencoder-recommender.jar --help}.
 *
 * <p>It stands in the unnamed package because spark-submit takes a simple class name for exactly
 * that.
 */
public final class ExportJob {
  private ExportJob() {}

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
    return new JobRunner("ExportJob", System.out, System.err).export(args).code();
  }
}
