package recommender.tracking;

import java.net.http.HttpClient;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging of a published run where others look, whose failure is a warning and no more. */
public final class Tracking {
  private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Tracking() {}

  /** Logs a run wherever its settings say. */
  public static void log(TrackedRun run) {
    run.settings()
        .output()
        .prometheus()
        .ifPresent(
            path ->
                warned("output.prometheus", () -> PrometheusFile.write(path, run.hadoop(), run)));
    run.settings()
        .tracking()
        .mlflow()
        .ifPresent(
            server -> {
              HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
              MlflowServer mlflow = new MlflowServer(client, server, Credentials.ofEnvironment());
              warned("tracking.mlflow", () -> new MlflowRun(mlflow, run).log());
            });
  }

  /** Work that may fail in any way. */
  private interface Work {
    void run() throws Exception;
  }

  private static void warned(String key, Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("{}: the run is published, and was not logged there (interrupted)", key);
    } catch (Exception e) {
      LOG.warn("{}: the run is published, and was not logged there ({})", key, e.toString());
    }
  }
}
