package recommender.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A stand-in for a tracking server of MLflow on the loopback interface: it refuses what the
 * published specification of the REST interface refuses, and keeps what it was sent.
 */
public final class MlflowStub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  /** Fields that a request has to have, by its path. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "experiments/create", List.of("name"),
          "runs/create", List.of("experiment_id"),
          "runs/log-batch", List.of("run_id"),
          "runs/update", List.of("run_id", "status", "end_time"),
          "registered-models/create", List.of("name"),
          "model-versions/create", List.of("name", "source"),
          "registered-models/alias", List.of("name", "alias", "version"));

  private final HttpServer server;
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> artifacts = new ConcurrentHashMap<>();
  private final Map<String, String> parameters = new ConcurrentHashMap<>();
  private final Map<String, Integer> metrics = new ConcurrentHashMap<>();

  /** Starts it. */
  public MlflowStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(API, this::answer);
    server.createContext(ARTIFACTS, this::keep);
    server.start();
  }

  /** Its address. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The paths of the requests, in their order. */
  public List<String> paths() {
    return paths;
  }

  /** What was wrong with them. */
  public List<String> problems() {
    return problems;
  }

  /** Bytes of the files, by path. */
  public Map<String, Integer> artifacts() {
    return artifacts;
  }

  /** Values of the parameters. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** How often each metric was logged. */
  public Map<String, Integer> metrics() {
    return metrics;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(API.length());
    paths.add(path);
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path.equals("experiments/get-by-name")) {
      demand(exchange.getRequestMethod().equals("GET"), path + " is a GET");
      send(exchange, 404, "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\"}");
      return;
    }
    demand(exchange.getRequestMethod().equals("POST"), path + " is a POST");
    demand(REQUIRED.containsKey(path), "no such path: " + path);
    JsonNode body = JSON.readTree(text);
    REQUIRED
        .getOrDefault(path, List.of())
        .forEach(field -> demand(body.has(field), path + " has " + field));
    if (path.equals("runs/log-batch")) {
      note(body, text.length());
    }
    if (path.equals("registered-models/create")) {
      send(exchange, 400, "{\"error_code\": \"RESOURCE_ALREADY_EXISTS\"}");
    } else {
      send(exchange, 200, reply(path));
    }
  }

  private static String reply(String path) {
    return switch (path) {
      case "experiments/create" -> "{\"experiment_id\": \"7\"}";
      case "runs/create" ->
          "{\"run\": {\"info\": {\"run_id\": \"%s\", \"artifact_uri\": \"mlflow-artifacts:/7/%s/artifacts\"}}}"
              .formatted(ID, ID);
      case "model-versions/create" -> "{\"model_version\": {\"version\": \"3\"}}";
      default -> "{}";
    };
  }

  private void note(JsonNode body, int length) {
    demand(length <= 1 << 20, "a batch of at most 1 MB");
    demand(body.path("params").size() <= 100, "at most 100 parameters a batch");
    demand(body.path("metrics").size() <= 1000, "at most 1000 metrics a batch");
    body.path("params")
        .forEach(
            each -> {
              demand(each.path("value").asText().length() <= 6000, "a value of at most 6000");
              String before =
                  parameters.put(each.path("key").asText(), each.path("value").asText());
              demand(before == null, "a parameter once");
            });
    body.path("metrics")
        .forEach(
            each -> {
              demand(each.path("value").isNumber(), "a number");
              demand(each.path("timestamp").isIntegralNumber(), "a time in milliseconds");
              demand(each.path("key").asText().matches("[\\w\\-. :/]{1,250}"), "a key of a metric");
              metrics.merge(each.path("key").asText(), 1, Integer::sum);
            });
  }

  private void keep(HttpExchange exchange) throws IOException {
    demand(exchange.getRequestMethod().equals("PUT"), "a file is PUT");
    String path = exchange.getRequestURI().getPath().substring(ARTIFACTS.length());
    demand(path.startsWith("7/" + ID + "/artifacts/"), "below the root of the run: " + path);
    int bytes = exchange.getRequestBody().readAllBytes().length;
    artifacts.put(path.substring(path.indexOf("/artifacts/") + "/artifacts/".length()), bytes);
    send(exchange, 200, "{}");
  }

  private void demand(boolean fact, String problem) {
    if (!fact) {
      problems.add("expected " + problem);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
