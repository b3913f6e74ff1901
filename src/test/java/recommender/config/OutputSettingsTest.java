package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputSettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().output())
        .isEqualTo(new OutputSettings("target/recommender", Optional.empty()));
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            Hocon.settings("output.path = \"hdfs://a/b\"", "output.prometheus = /c/d.prom")
                .output())
        .isEqualTo(new OutputSettings("hdfs://a/b", Optional.of("/c/d.prom")));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(Hocon.problems("output.path = null"))
        .containsExactly("output.path: expected a path, was absent");
    assertThat(Hocon.problems("output.path = [a, b]"))
        .containsExactly("output.path: expected a path, was [a, b] (a.conf: 2)");
  }
}
