package recommender.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.report.History;
import recommender.testing.Listing;

class RunDraftTest {
  private static final Instant NOW = Instant.parse("2024-01-31T23:59:59.123Z");

  private final Configuration hadoop = new Configuration();

  @TempDir Path output;
  private RunRepository repository;

  @BeforeEach
  void open() {
    repository = RunRepository.open(output.toString(), hadoop);
  }

  @Test
  void aPublishedRunHasExactlyItsFiles() throws IOException {
    RunDraft draft = repository.begin(NOW);
    try (OutputStream out = draft.create(RunFiles.MODEL)) {
      out.write("model".getBytes(UTF_8));
    }
    draft.write(RunFiles.METRICS, "{\"naïve\": 1}");
    org.apache.hadoop.fs.Path published = draft.publish();

    String run = "runs/" + draft.id();
    assertThat(Listing.of(output))
        .containsExactly(
            "CURRENT",
            "promotions.jsonl",
            run + "/_SUCCESS",
            run + "/metrics.json",
            run + "/model.zip");
    assertThat(published).hasToString("file:" + output.resolve(run));
    assertThat(output.resolve(run + "/model.zip")).hasContent("model");
    assertThat(Files.readString(output.resolve(run + "/metrics.json"))).isEqualTo("{\"naïve\": 1}");
    assertThat(output.resolve(run + "/_SUCCESS")).isEmptyFile();
  }

  @Test
  void currentHoldsTheIdAndANewline() throws IOException {
    publish();
    String second = publish();
    assertThat(Files.readString(output.resolve("CURRENT"))).isEqualTo(second + "\n");
    assertThat(Listing.of(output)).hasSize(6);
  }

  @Test
  void aRunThatIsNotPromotedIsWholeAndNotTheCurrentOne() throws IOException {
    String before = publish();
    String history = Files.readString(output.resolve("promotions.jsonl"));
    try (RunDraft draft = repository.begin(NOW)) {
      draft.publish(Decision.keep("worse"));
      assertThat(repository.run(draft.id()).getName()).isEqualTo(draft.id());
    }
    assertThat(repository.current()).contains(before);
    assertThat(output.resolve("promotions.jsonl")).hasContent(history);
    assertThat(Listing.of(output)).hasSize(5).noneMatch(name -> name.contains("/."));
  }

  @Test
  void aDraftIsHiddenUntilPublished() {
    RunDraft draft = repository.begin(NOW);
    draft.write(RunFiles.METRICS, "{}");
    assertThat(Listing.of(output)).containsExactly("runs/." + draft.id() + ".tmp/metrics.json");
    assertThatThrownBy(() -> repository.run(draft.id())).isInstanceOf(RepositoryException.class);
    draft.close();
  }

  @Test
  void aDraftClosedUnpublishedLeavesNothing() throws IOException {
    String before = publish();
    RunDraft draft = repository.begin(NOW);
    draft.write(RunFiles.METRICS, "{}");
    OutputStream halfWritten = draft.create(RunFiles.MODEL);
    halfWritten.write(1);
    draft.close();
    draft.close();
    assertThat(Listing.of(output))
        .containsExactly(
            "CURRENT",
            "promotions.jsonl",
            "runs/" + before + "/_SUCCESS",
            "runs/" + before + "/metrics.json");
    assertThat(repository.current()).contains(before);
    halfWritten.close();
  }

  @Test
  void aPublishedRunStaysWhenTheDraftIsClosed() {
    RunDraft draft = repository.begin(NOW);
    draft.publish();
    draft.close();
    assertThat(repository.current()).contains(draft.id());
  }

  @Test
  void publishingTwiceIsRefused() {
    RunDraft draft = repository.begin(NOW);
    draft.publish();
    assertThatThrownBy(draft::publish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("run " + draft.id() + " is published");
    assertThatThrownBy(() -> draft.write(RunFiles.METRICS, "{}"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aClosedDraftRefusesWrites() {
    RunDraft draft = repository.begin(NOW);
    draft.close();
    assertThatThrownBy(draft::publish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("run " + draft.id() + " is discarded");
    assertThatThrownBy(() -> draft.create(RunFiles.MODEL))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void publishingWithAnOpenFileIsRefused() throws IOException {
    RunDraft draft = repository.begin(NOW);
    OutputStream out = draft.create(RunFiles.MODEL);
    assertThatThrownBy(draft::publish)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("model.zip is still being written");
    out.close();
    draft.publish();
    assertThat(repository.current()).contains(draft.id());
  }

  @Test
  void reservedNamesOfFilesAreRefused() {
    try (RunDraft draft = repository.begin(NOW)) {
      for (String name : new String[] {"_SUCCESS", ".hidden", "a/b", "..", ""}) {
        assertThatThrownBy(() -> draft.create(name)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void adoptTakesThePartFileThatSparkWrote() throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      org.apache.hadoop.fs.Path parts = sparkWrote(draft, "part-00000.parquet");
      draft.adopt(parts, RunFiles.ITEMS);
      draft.publish();
      assertThat(Listing.of(output.resolve("runs")))
          .containsExactly(draft.id() + "/_SUCCESS", draft.id() + "/items.parquet");
    }
  }

  @Test
  void adoptTakesASingleFile() throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      org.apache.hadoop.fs.Path parts = sparkWrote(draft, "part-00000.parquet");
      draft.adopt(new org.apache.hadoop.fs.Path(parts, "part-00000.parquet"), RunFiles.ITEMS);
      assertThat(Path.of(draft.path(RunFiles.ITEMS).toUri())).hasContent("part-00000.parquet");
    }
  }

  @Test
  void adoptOfSeveralPartFilesIsRefused() throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      org.apache.hadoop.fs.Path parts =
          sparkWrote(draft, "part-00000.parquet", "part-00001.parquet");
      assertThatThrownBy(() -> draft.adopt(parts, RunFiles.ITEMS))
          .hasMessageEndingWith("items: expected one part file, were 2");
    }
  }

  @Test
  void checksumFilesOfOtherWritersAreDeleted() throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      write(draft.path(History.file("")));
      draft.publish();
      assertThat(Listing.of(output.resolve("runs")))
          .containsExactly(draft.id() + "/_SUCCESS", draft.id() + "/history.csv");
    }
  }

  @Test
  void readersAlwaysSeeAWholeCurrent() throws IOException {
    publish();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int reads = 0;
              while (!done.get()) {
                assertThat(repository.current()).isPresent();
                reads++;
              }
              return reads;
            });
    for (int i = 0; i < 20; i++) {
      publish();
    }
    done.set(true);
    assertThat(reader.join()).isPositive();
  }

  private String publish() {
    try (RunDraft draft = repository.begin(NOW)) {
      draft.write(RunFiles.METRICS, "{}");
      draft.publish();
      return draft.id();
    }
  }

  private org.apache.hadoop.fs.Path sparkWrote(RunDraft draft, String... names) throws IOException {
    org.apache.hadoop.fs.Path folder = draft.scratch("items");
    for (String name : names) {
      write(new org.apache.hadoop.fs.Path(folder, name));
    }
    write(new org.apache.hadoop.fs.Path(folder, "_SUCCESS"));
    return folder;
  }

  /** With the checksum layer, as Spark does. */
  private void write(org.apache.hadoop.fs.Path file) throws IOException {
    try (OutputStream out = FileSystem.getLocal(hadoop).create(file)) {
      out.write(file.getName().getBytes(UTF_8));
    }
    assertThat(Path.of(file.toUri()).resolveSibling("." + file.getName() + ".crc")).exists();
  }
}
