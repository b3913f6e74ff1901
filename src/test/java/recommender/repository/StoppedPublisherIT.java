package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import recommender.repository.StoppedPublisher.At;
import recommender.testing.Listing;

/** JVMs that are killed, or told to stop, while they publish. */
@Timeout(120)
class StoppedPublisherIT {
  private static final long FOR_EVER = 600_000;
  private static final int SIGTERM = 143;
  private static final int SIGKILL = 137;

  @TempDir Path output;
  private RunRepository repository;
  private String before;

  @BeforeEach
  void publishOne() {
    repository = RunRepository.open(output.toString(), new Configuration());
    before = publish();
  }

  @ParameterizedTest
  @EnumSource
  void aKillLeavesTheRunBefore(At step) throws Exception {
    Process publisher = start(step, FOR_EVER);
    publisher.destroyForcibly();
    assertThat(publisher.waitFor()).isEqualTo(SIGKILL);

    assertThat(repository.current()).contains(before);
    assertThat(Listing.of(output))
        .allMatch(name -> name.matches("CURRENT|promotions.jsonl|runs/.*"));
    assertThat(visibleRuns())
        .hasSize(step == At.BETWEEN_THE_RENAMES || step == At.BEFORE_THE_HISTORY ? 2 : 1)
        .allSatisfy(run -> assertThat(repository.run(run)).isNotNull());
    String next = publish();
    assertThat(repository.current()).contains(next);
    Runs runs = Runs.of("--repository", output.toString(), new Configuration());
    assertThat(runs.previous()).contains(before);
    assertThat(runs.promotions(next)).last().extracting(Promotion::run).isEqualTo(next);
    runs.prune(9);
    assertThat(Listing.of(output)).noneMatch(name -> name.contains("/."));
  }

  @Test
  void aRequestToStopLeavesNothing() throws Exception {
    List<String> listing = Listing.of(output);
    Process publisher = start(At.HALF_WRITTEN, 1_000);
    assertThat(Listing.of(output)).hasSizeGreaterThan(listing.size());
    publisher.destroy();
    assertThat(publisher.waitFor()).isEqualTo(SIGTERM);
    assertThat(Listing.of(output)).isEqualTo(listing);
  }

  @Test
  void aRequestToStopWaitsForTheRenames() throws Exception {
    Process publisher = start(At.BETWEEN_THE_RENAMES, 1_000);
    publisher.destroy();
    assertThat(publisher.waitFor()).isEqualTo(SIGTERM);
    assertThat(repository.current()).isPresent().get().isNotEqualTo(before);
    assertThat(Listing.of(output)).noneMatch(name -> name.contains("/."));
  }

  private String publish() {
    try (RunDraft draft = repository.begin(Instant.now())) {
      draft.write(RunFiles.METRICS, "{}");
      draft.publish();
      return draft.id();
    }
  }

  private List<String> visibleRuns() throws IOException {
    try (Stream<Path> all = Files.list(output.resolve("runs"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }

  /** A publisher that has reached its step. */
  private Process start(At step, long millis) throws IOException {
    Process publisher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StoppedPublisher.class.getName(),
                output.toString(),
                step.name(),
                Long.toString(millis))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = publisher.inputReader();
    String line = lines.readLine();
    while (line != null && !line.equals(StoppedPublisher.MARKER)) {
      line = lines.readLine();
    }
    assertThat(line).as("the publisher's last line").isEqualTo(StoppedPublisher.MARKER);
    return publisher;
  }
}
