package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.ObjectStore;
import recommender.testing.WatchedFileSystem;
import recommender.training.CheckpointStore;

class CheckpointFolderTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereForTheNextRun() throws IOException {
    CheckpointStore store = open().anew(() -> "run one").in("first");
    write(store, "000002", "two");
    write(store, "000004", "four");
    write(store, "000004", "other");
    write(store.in("refit"), "000001", "again");
    store.delete("000002");
    store.delete("000002");
    assertThat(Listing.of(folder))
        .containsExactly(
            ".checkpoint/first.000004",
            ".checkpoint/first.refit.000001",
            ".checkpoint/run.json",
            "runs");

    CheckpointFolder again = open();
    assertThat(again.about()).contains("run one");
    CheckpointStore continued = again.continued("run two").in("first");
    assertThat(continued.names()).containsExactly("000004");
    assertThat(text(continued, "000004")).isEqualTo("other");
    assertThat(continued.in("refit").names()).containsExactly("000001");
    assertThat(open().about()).contains("run two");
    again.delete();
    assertThat(Listing.of(folder)).containsExactly("runs");
    assertThat(open().about()).isEmpty();
  }

  /** Whoever forgot to say that a run goes on has lost nothing yet. */
  @Test
  void thoseOfAnotherRunStayUntilTheFirstOneOfThis() {
    write(open().anew(() -> "one").in("first"), "000002", "two");
    CheckpointStore store = open().anew(() -> "two").in("other");
    assertThat(store.names()).isEmpty();
    assertThat(open().about()).contains("one");

    write(store, "000001", "one");
    assertThat(Listing.of(folder))
        .containsExactly(".checkpoint/other.000001", ".checkpoint/run.json", "runs");
    assertThat(open().about()).contains("two");
    assertThat(store.names()).containsExactly("000001");
  }

  @Test
  void aFileThatCouldNotBeWrittenIsNotThere() {
    CheckpointStore store = open().anew(() -> "one").in("first");
    write(store, "000001", "one");
    assertThatThrownBy(
            () ->
                store.write(
                    "000002",
                    out -> {
                      out.write(7);
                      throw new IOException("No space left on device");
                    }))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("No space left on device");
    assertThat(store.names()).containsExactly("000001");
    assertThat(Listing.of(folder))
        .containsExactly(".checkpoint/first.000001", ".checkpoint/run.json", "runs");
  }

  /** What a killed job has left half-written is none, and is in nobody's way. */
  @Test
  void aFileIsWrittenUnderAHiddenName() {
    List<String> seen = new ArrayList<>();
    Configuration watched =
        WatchedFileSystem.watched(
            (step, path) ->
                seen.add(step + " " + folder.relativize(Path.of(path.toUri().getPath()))));
    CheckpointStore store =
        RunRepository.open(folder.toString(), watched).checkpoints().anew(() -> "one");
    write(store, "000001", "one");
    seen.clear();
    write(store, "000002", "two");
    assertThat(seen).contains("CREATE .checkpoint/.000002");
    assertThat(seen.get(seen.size() - 1)).isEqualTo("RENAME .checkpoint/000002");
    assertThat(seen).noneMatch(step -> step.startsWith("CREATE .checkpoint/0"));
  }

  @Test
  void anObjectStoreHasThemToo() throws IOException {
    CheckpointFolder place =
        RunRepository.open("store://" + folder, ObjectStore.watched((step, path) -> {}))
            .checkpoints();
    CheckpointStore store = place.anew(() -> "one").in("first");
    write(store, "000001", "one");
    write(store, "000001", "other");
    assertThat(store.names()).containsExactly("000001");
    assertThat(text(store, "000001")).isEqualTo("other");
    place.delete();
    assertThat(Listing.of(folder)).containsExactly("runs");
  }

  private CheckpointFolder open() {
    return RunRepository.open(folder.toString(), new Configuration()).checkpoints();
  }

  static void write(CheckpointStore store, String name, String text) {
    store.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(CheckpointStore store, String name) throws IOException {
    try (InputStream in = store.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
