package recommender.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Section {@code tracking}: where runs are logged besides.
 *
 * @param mlflow address of a tracking server of MLflow; empty for none
 * @param experiment name of the experiment there
 * @param model name of the registered model there
 */
public record TrackingSettings(Optional<URI> mlflow, String experiment, String model) {
  private static final String MLFLOW = "tracking.mlflow";

  static TrackingSettings read(SettingsReader in) {
    return new TrackingSettings(
        in.optionalText(MLFLOW, "an address").flatMap(text -> uri(in, text)),
        in.text("tracking.experiment", "a name"),
        in.text("tracking.model", "a name"));
  }

  private static Optional<URI> uri(SettingsReader in, String text) {
    String expected = "the address of a server, such as http://host:5000";
    try {
      URI uri = new URI(text.replaceFirst("/+$", ""));
      boolean legal = uri.getHost() != null && uri.getScheme().matches("https?");
      return legal ? Optional.of(uri) : in.refuse(MLFLOW, expected, Optional.empty());
    } catch (URISyntaxException e) {
      return in.refuse(MLFLOW, expected, Optional.empty());
    }
  }
}
