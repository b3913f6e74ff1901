package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackingSettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().tracking())
        .isEqualTo(new TrackingSettings(Optional.empty(), "recommender", "recommender"));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            Hocon.settings(
                    "tracking.mlflow = \"https://host:5000/base/\"",
                    "tracking.experiment = nights",
                    "tracking.model = lists")
                .tracking())
        .isEqualTo(
            new TrackingSettings(
                Optional.of(URI.create("https://host:5000/base")), "nights", "lists"));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(Hocon.problems("tracking.mlflow = \"file:/a\"", "tracking.model = \" \""))
        .containsExactly(
            "tracking.mlflow: expected the address of a server, such as http://host:5000, was file:/a (a.conf: 2)",
            "tracking.model: expected a name, was   (a.conf: 3)");
  }
}
