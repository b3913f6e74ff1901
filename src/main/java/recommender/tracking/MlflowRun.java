package recommender.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.repository.RunFiles;

/**
 * A run on a tracking server of MLflow: parameters, metrics, files and a version of the registered
 * model, which the alias {@code champion} moves to if the run was promoted.
 *
 * @param server where it is logged
 */
record MlflowRun(MlflowServer server, TrackedRun run) {
  private static final Logger LOG = LoggerFactory.getLogger(MlflowRun.class);

  /** The most of each that one request may have. */
  private static final int PARAMETERS = 100;

  private static final int METRICS = 1000;

  /** The longest value: of a tag; a parameter may have 6000. */
  private static final int LENGTH = 5000;

  private static final String ROOT = "mlflow-artifacts:/";
  private static final String CHAMPION = "champion";

  /**
   * Logs the run.
   *
   * @throws IOException when the server does not answer, or refuses
   */
  void log() throws IOException, InterruptedException {
    JsonNode info = create(experiment()).path("run").path("info");
    String id = info.path("run_id").asText();
    parameters(id);
    metrics(id);
    String artifacts = info.path("artifact_uri").asText();
    upload(artifacts);
    register(id, artifacts);
    server.post("runs/update", Map.of("run_id", id, "status", "FINISHED", "end_time", now()));
    LOG.info("Logged run {} to MLflow as {}.", run.metrics().run().id(), id);
  }

  private String experiment() throws IOException, InterruptedException {
    String name = run.settings().tracking().experiment();
    try {
      return server
          .get("experiments/get-by-name", "experiment_name", name)
          .path("experiment")
          .path("experiment_id")
          .asText();
    } catch (MlflowServer.RefusedException e) {
      if (!e.code().equals("RESOURCE_DOES_NOT_EXIST")) {
        throw e;
      }
      return server.post("experiments/create", Map.of("name", name)).path("experiment_id").asText();
    }
  }

  private JsonNode create(String experiment) throws IOException, InterruptedException {
    return server.post(
        "runs/create",
        Map.of(
            "experiment_id",
            experiment,
            "run_name",
            run.metrics().run().id(),
            "start_time",
            started(),
            "tags",
            List.of(
                pair("recommender.run", run.metrics().run().id()),
                pair("recommender.version", run.metrics().run().version()),
                pair("recommender.promoted", String.valueOf(run.verdict().promoted())),
                pair("recommender.verdict", run.verdict().decision().verdict()))));
  }

  private static Map<String, Object> pair(String key, String value) {
    return Map.of("key", key, "value", value.substring(0, Math.min(value.length(), LENGTH)));
  }

  private void parameters(String id) throws IOException, InterruptedException {
    List<Map<String, Object>> all = new ArrayList<>();
    run.settings().texts().forEach((key, value) -> all.add(pair(key, value)));
    for (int from = 0; from < all.size(); from += PARAMETERS) {
      batch(id, "params", all.subList(from, Math.min(all.size(), from + PARAMETERS)));
    }
  }

  private void metrics(String id) throws IOException, InterruptedException {
    List<Map<String, Object>> all = new ArrayList<>();
    run.verdict().figures().forEach((key, value) -> all.add(metric(key, value, 0)));
    FileSystem files = files();
    for (FileStatus file : files.listStatus(run.folder())) {
      String name = file.getPath().getName();
      if (name.endsWith("history.csv")) {
        try (var in = files.open(file.getPath())) {
          epochs(name.replace("history.csv", ""), new String(in.readAllBytes()), all);
        }
      }
    }
    for (int from = 0; from < all.size(); from += METRICS) {
      batch(id, "metrics", all.subList(from, Math.min(all.size(), from + METRICS)));
    }
  }

  /** The numbers of each epoch; the step is the first column. */
  private void epochs(String prefix, String csv, List<Map<String, Object>> all) {
    List<String> lines = csv.lines().toList();
    String[] names = lines.get(0).split(",");
    for (int line = 1; line < lines.size(); line++) {
      String[] fields = lines.get(line).split(",", -1);
      for (int column = 1; column < names.length; column++) {
        if (fields[column].matches("[-+0-9.eE]+")) {
          all.add(metric(prefix + names[column], Double.parseDouble(fields[column]), line));
        }
      }
    }
  }

  private Map<String, Object> metric(String key, double value, int step) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("key", key);
    metric.put("value", value);
    metric.put("timestamp", started());
    metric.put("step", step);
    return metric;
  }

  private void batch(String id, String what, List<Map<String, Object>> some)
      throws IOException, InterruptedException {
    server.post("runs/log-batch", Map.of("run_id", id, what, some));
  }

  /** Files go by way of the server; to where it does not take them it gives no way. */
  private void upload(String artifacts) throws IOException, InterruptedException {
    if (!artifacts.startsWith(ROOT)) {
      LOG.warn(
          "MLflow keeps files at {}, which the server takes none for; it got none.", artifacts);
      return;
    }
    FileSystem files = files();
    String folder = artifacts.substring(ROOT.length()).replaceFirst("^/+", "");
    List<FileStatus> all =
        Arrays.stream(files.listStatus(run.folder())).filter(FileStatus::isFile).toList();
    for (FileStatus file : all) {
      String name = file.getPath().getName();
      if (!name.equals(RunFiles.SUCCESS)) {
        server.put(folder + (isReport(name) ? "/" : "/model/") + name, files, file.getPath());
      }
    }
  }

  private static boolean isReport(String name) {
    return name.equals(RunFiles.REPORT) || name.equals(RunFiles.MODEL_CARD);
  }

  private void register(String id, String artifacts) throws IOException, InterruptedException {
    String name = run.settings().tracking().model();
    try {
      server.post("registered-models/create", Map.of("name", name));
    } catch (MlflowServer.RefusedException e) {
      if (!e.code().equals("RESOURCE_ALREADY_EXISTS")) {
        throw e;
      }
    }
    String version =
        server
            .post(
                "model-versions/create",
                Map.of("name", name, "source", artifacts + "/model", "run_id", id))
            .path("model_version")
            .path("version")
            .asText();
    if (run.verdict().promoted()) {
      server.post(
          "registered-models/alias", Map.of("name", name, "alias", CHAMPION, "version", version));
    }
  }

  private FileSystem files() throws IOException {
    return run.folder().getFileSystem(run.hadoop());
  }

  private long started() {
    return Instant.parse(run.metrics().run().started()).toEpochMilli();
  }

  private static long now() {
    return Instant.now().toEpochMilli();
  }
}
