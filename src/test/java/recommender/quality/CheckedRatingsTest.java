package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.ratings.RatingsException;
import recommender.ratings.RejectedRow;
import recommender.repository.RunDraft;
import recommender.repository.RunRepository;
import recommender.testing.Listing;

class CheckedRatingsTest {
  private static final Exceeded WARNED = new Exceeded("a", 1.0, 2, "warn", "a: expected 1, was 2");
  private static final Exceeded FAILED = new Exceeded("b", 1.0, 3, "fail", "b: expected 1, was 3");
  private static final Exceeded TOO = new Exceeded("c", null, 4, "fail", "c: expected 1, was 4");

  @Test
  void doubtfulTimesAndLimitsAreWarnedOf() {
    assertThat(checked(WARNED).warnings())
        .containsExactly(
            "The times of 4 ratings would be plausible in milliseconds, where the unit is seconds, such as 1500000000000; input.time-unit and input.time-format say how times are read",
            "a: expected 1, was 2");
    assertThat(checked(WARNED).passed()).isNotNull();
  }

  @Test
  void allLimitsThatFailAreNamedTogether() {
    assertThatThrownBy(checked(WARNED, FAILED, TOO)::passed)
        .isInstanceOf(RatingsException.class)
        .hasMessageContaining("exceed 2 of the limits")
        .hasMessageContaining("  b: expected 1, was 3")
        .hasMessageContaining("  c: expected 1, was 4")
        .hasMessageNotContaining("a: expected");
  }

  @Test
  void rejectedRowsAreWrittenWhereThereAreAny(@TempDir Path folder) throws Exception {
    RunRepository repository = RunRepository.open(folder.toString(), new Configuration());
    try (RunDraft draft = repository.begin(Instant.now())) {
      checked().write(draft);
      Path written = Path.of(draft.folder().toUri().getPath());
      assertThat(Listing.of(written)).containsExactly("quality.json");
      new CheckedRatings(
              SomeQuality.of(null, List.of()),
              List.of(
                  new RejectedRow("file:/a.csv", "1,\"2\",x", "rating is not a number"),
                  new RejectedRow("file:/b.csv", "1", "not 4 fields")))
          .write(draft);
      assertThat(Files.readAllLines(written.resolve("rejected/rows.jsonl")))
          .containsExactly(
              "{\"source\":\"file:/a.csv\",\"row\":\"1,\\\"2\\\",x\",\"reason\":\"rating is not a number\"}",
              "{\"source\":\"file:/b.csv\",\"row\":\"1\",\"reason\":\"not 4 fields\"}");
    }
  }

  private static CheckedRatings checked(Exceeded... exceeded) {
    return new CheckedRatings(SomeQuality.of(null, List.of(exceeded)), List.of());
  }
}
