package recommender.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Requests to a tracking server of MLflow by its REST interface, version 2.0.
 *
 * @param server its address without a slash at the end
 */
record MlflowServer(HttpClient client, URI server, Credentials credentials) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration UPLOAD = Duration.ofMinutes(10);
  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  /** A refusal of the server, with the code that it gives. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedException(String path, int status, String code) {
      super("%s was answered by %d %s".formatted(path, status, code));
      this.code = code;
    }

    /** Such as {@code RESOURCE_ALREADY_EXISTS}. */
    String code() {
      return code;
    }
  }

  /**
   * Posts an object.
   *
   * @param path such as {@code runs/create}
   * @throws RefusedException when the answer is no success
   */
  JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return send(
        path,
        request(API + path)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  /** Asks for an object by one parameter. */
  JsonNode get(String path, String key, String value) throws IOException, InterruptedException {
    String query = key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return send(path, request(API + path + "?" + query).timeout(ANSWER).GET());
  }

  /**
   * Uploads a file by way of the server.
   *
   * @param artifact path below the root of artifacts
   */
  void put(String artifact, FileSystem files, Path file) throws IOException, InterruptedException {
    send(
        artifact,
        request(ARTIFACTS + artifact)
            .timeout(UPLOAD)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> open(files, file))));
  }

  private static InputStream open(FileSystem files, Path file) {
    try {
      return files.open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    credentials.header().ifPresent(header -> request.header("Authorization", header));
    return request;
  }

  private JsonNode send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    JsonNode body = answer.body().isBlank() ? JSON.createObjectNode() : json(answer.body());
    if (answer.statusCode() / 100 != 2) {
      throw new RefusedException(path, answer.statusCode(), body.path("error_code").asText());
    }
    return body;
  }

  /** A proxy's page of an error is no JSON. */
  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }
}
