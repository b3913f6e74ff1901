package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void outsideAJarThereIsNone() {
    assertThat(Version.current()).isEqualTo("development");
  }
}
