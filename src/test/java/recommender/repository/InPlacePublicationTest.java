package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.ObjectStore;
import recommender.testing.WatchedFileSystem.Step;

/** Publishing where a rename is not known to be atomic. */
class InPlacePublicationTest {
  private static final Instant NOW = Instant.parse("2024-01-31T23:59:59.123Z");

  private final List<String> steps = new ArrayList<>();
  @TempDir Path output;
  private RunRepository repository;

  @BeforeEach
  void open() {
    Configuration hadoop =
        ObjectStore.watched(
            (step, path) -> {
              if (step == Step.CREATE || step == Step.RENAME) {
                steps.add(step + " " + path.getName());
              }
            });
    repository = RunRepository.open("store:" + output, hadoop);
    steps.clear();
  }

  @Test
  void filesAreWrittenInPlaceThenSuccessThenCurrent() throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      draft.write(RunFiles.METRICS, "{}");
      draft.write(RunFiles.SETTINGS, "");
      org.apache.hadoop.fs.Path published = draft.publish();
      assertThat(published).hasToString("store:" + output + "/runs/" + draft.id());
      assertThat(steps)
          .containsExactly(
              "CREATE metrics.json",
              "CREATE settings.conf",
              "CREATE _SUCCESS",
              "CREATE promotions.jsonl",
              "CREATE CURRENT");
      assertThat(Files.readString(output.resolve("CURRENT"))).isEqualTo(draft.id() + "\n");
    }
  }

  @Test
  void aRunThatIsNotPromotedLeavesCurrentAlone() {
    try (RunDraft draft = repository.begin(NOW)) {
      draft.publish(Decision.keep("worse"));
      assertThat(steps).containsExactly("CREATE _SUCCESS");
      assertThat(repository.current()).isEmpty();
    }
  }

  @Test
  void aFolderWithoutSuccessIsNoRun() {
    try (RunDraft draft = repository.begin(NOW)) {
      draft.write(RunFiles.METRICS, "{}");
      assertThat(Listing.of(output)).containsExactly("runs/" + draft.id() + "/metrics.json");
      assertThat(repository.current()).isEmpty();
    }
  }

  @Test
  void currentIsOverwrittenByTheNextRun() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (RunDraft draft = repository.begin(NOW)) {
        draft.publish();
        assertThat(repository.current()).contains(draft.id());
      }
    }
  }

  @Test
  void anAbandonedRunIsDeletedWithItsOpenFiles() throws IOException {
    RunDraft draft = repository.begin(NOW);
    OutputStream out = draft.create(RunFiles.MODEL);
    out.write(new byte[10]);
    draft.close();
    out.close();
    assertThat(Listing.of(output)).containsExactly("runs");
  }
}
