package recommender.ratings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingDaysTest {
  private static final String WINDOW =
      "/dt={2026-01-01,2026-01-02,2026-01-03,2026-01-04,2026-01-05,2026-01-06}";

  @TempDir Path folder;

  @BeforeEach
  void twoOfSixDays() throws IOException {
    Files.createDirectories(folder.resolve("dt=2026-01-02"));
    Files.createDirectories(folder.resolve("dt=2026-01-05"));
  }

  @Test
  void asManyAsMayBeMissingAreNoError() {
    assertThatCode(() -> demand(folder + WINDOW, 4)).doesNotThrowAnyException();
    assertThatCode(() -> demand(folder + WINDOW + "/*.csv", 4)).doesNotThrowAnyException();
  }

  @Test
  void moreAreNamed() {
    assertThatThrownBy(() -> demand(folder + WINDOW + "/*.csv", 3))
        .isInstanceOf(RatingsException.class)
        .hasMessage(
            "input.path: expected at most 3 missing days (input.max-missing-days), was 4 of 6: 2026-01-01, 2026-01-03, 2026-01-04, …");
    assertThatThrownBy(() -> demand(folder + "/nowhere" + WINDOW, 5))
        .hasMessageContaining("was 6 of 6");
  }

  @Test
  void otherPathsHaveNoDays() {
    assertThatCode(() -> demand(folder + "/dt=2026-01-01", 0)).doesNotThrowAnyException();
    assertThatCode(() -> demand(folder + "/{a,b}.csv", 0)).doesNotThrowAnyException();
  }

  private static void demand(String path, int most) {
    MissingDays.demandFew(new Source("input.path", List.of(path)), most, new Configuration());
  }
}
