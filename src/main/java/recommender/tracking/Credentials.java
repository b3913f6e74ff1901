package recommender.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials of a tracking server, as MLflow's own clients take them from the environment.
 *
 * @param header of the authorization; empty without any
 */
record Credentials(Optional<String> header) {

  static Credentials ofEnvironment() {
    return of(System.getenv());
  }

  static Credentials of(Map<String, String> environment) {
    String user = environment.get("MLFLOW_TRACKING_USERNAME");
    String password = environment.get("MLFLOW_TRACKING_PASSWORD");
    if (user != null && password != null) {
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return new Credentials(Optional.of("Basic " + Base64.getEncoder().encodeToString(both)));
    }
    return new Credentials(
        Optional.ofNullable(environment.get("MLFLOW_TRACKING_TOKEN")).map("Bearer "::concat));
  }

  /** Not the header, which is secret. */
  @Override
  public String toString() {
    return header.isPresent() ? "credentials" : "no credentials";
  }
}
