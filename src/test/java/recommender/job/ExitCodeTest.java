package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import recommender.config.SettingsException;
import recommender.ratings.RatingsException;
import recommender.repository.RepositoryException;
import recommender.testing.FullDisk;

class ExitCodeTest {

  @Test
  void numbersAreAContract() {
    assertThat(Arrays.stream(ExitCode.values()).map(code -> code + " " + code.code()))
        .containsExactly(
            "DONE 0", "FAILED 1", "USAGE 2", "RATINGS 3", "NOT_PROMOTED 4", "REPOSITORY 5");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskThatSparkMetIsAFailureOfTheRepository() throws IOException {
    assertThat(ExitCode.of(FullDisk.error())).isEqualTo(ExitCode.REPOSITORY);
  }

  @Test
  void eachFailureHasItsCode() {
    assertThat(ExitCode.of(new SettingsException("x"))).isEqualTo(ExitCode.USAGE);
    assertThat(ExitCode.of(new RatingsException("x"))).isEqualTo(ExitCode.RATINGS);
    assertThat(ExitCode.of(new RepositoryException("x"))).isEqualTo(ExitCode.REPOSITORY);
    assertThat(ExitCode.of(new IllegalStateException("x"))).isEqualTo(ExitCode.FAILED);
    assertThat(ExitCode.of(new OutOfMemoryError("x"))).isEqualTo(ExitCode.FAILED);
  }
}
