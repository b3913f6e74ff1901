package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.testing.Listing;
import recommender.testing.ObjectStore;
import recommender.testing.WatchedFileSystem.Step;

class RunsTest {
  private static final String FILE = "file";
  private static final String STORE = "store";

  @TempDir Path output;

  @Test
  void aFolderWithoutRunsIsRefused() {
    assertThatThrownBy(() -> runs(FILE))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("--repository: expected a repository (a folder with runs), was");
  }

  @Test
  void runsAreListedNewestFirst() throws IOException {
    List<String> three = published(FILE, 3);
    Files.createDirectories(output.resolve("runs/.x.tmp"));
    assertThat(runs(FILE).ids()).containsExactly(three.get(2), three.get(1), three.get(0));
  }

  @Test
  void aRunIsNamedByItsIdItsBeginningOrAsTheCurrentOne() {
    List<String> two = published(FILE, 2);
    Runs runs = runs(FILE);
    assertThat(runs.named(two.get(0))).isEqualTo(two.get(0));
    assertThat(runs.named("20240102")).isEqualTo(two.get(1));
    assertThat(runs.named("current")).isEqualTo(two.get(1));
    assertThatThrownBy(() -> runs.named("2024"))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("was 2024 (several do: " + two.get(1) + ", " + two.get(0) + ")");
    assertThatThrownBy(() -> runs.named("1999")).hasMessageContaining("(none begins so)");
  }

  @ParameterizedTest
  @ValueSource(strings = {FILE, STORE})
  void anyWholeRunIsPromoted(String scheme) throws IOException {
    List<String> two = published(scheme, 2);
    Runs runs = runs(scheme);
    runs.promote(two.get(0), "not promoted: worse");
    assertThat(Files.readString(output.resolve("CURRENT"))).isEqualTo(two.get(0) + "\n");
    Promotion last = runs.promotions(two.get(0)).get(2);
    assertThat(last.by()).isEqualTo(PromotedBy.PERSON);
    assertThat(last.replaced()).contains(two.get(1));
    assertThat(last.verdict()).isEqualTo("not promoted: worse");
    assertThat(Listing.of(output)).hasSize(6).noneMatch(name -> name.contains("/."));
  }

  @Test
  void aRunThatIsNotWholeIsNotPromoted() throws IOException {
    List<String> two = published(FILE, 2);
    Files.delete(output.resolve("runs").resolve(two.get(0)).resolve("_SUCCESS"));
    assertThatThrownBy(() -> runs(FILE).promote(two.get(0), ""))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("expected a whole run");
    assertThat(runs(FILE).current()).contains(two.get(1));
  }

  @Test
  void whatReplacesCurrentIsSaidPerFileSystem() {
    published(FILE, 1);
    assertThat(runs(FILE).replacement()).isEqualTo("CURRENT replaced by one rename (file:)");
    assertThat(runs(STORE).replacement())
        .isEqualTo("CURRENT written in place (store: has no atomic rename)");
  }

  @ParameterizedTest
  @ValueSource(strings = {FILE, STORE})
  void rollbacksWalkBackUntilNothingIsLeft(String scheme) {
    List<String> three = published(scheme, 3);
    Runs runs = runs(scheme);
    assertThat(runs.previous()).contains(three.get(1));
    assertThat(runs.rollback())
        .isEqualTo(new Rollback(Optional.of(three.get(2)), three.get(1), List.of()));
    assertThat(runs.rollback().to()).isEqualTo(three.get(0));
    assertThat(runs.current()).contains(three.get(0));
    assertThatThrownBy(runs::rollback)
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(
            "expected a run that was in service before " + three.get(0) + ", was none;");
    assertThat(runs.current()).contains(three.get(0));
  }

  @Test
  void rollbackPassesOverRunsThatHaveGoneOrAreNotWhole() throws IOException {
    List<String> four = published(FILE, 4);
    Files.delete(output.resolve("runs").resolve(four.get(2)).resolve("_SUCCESS"));
    FileUtil.fullyDelete(output.resolve("runs").resolve(four.get(1)).toFile());
    assertThat(runs(FILE).rollback())
        .isEqualTo(
            new Rollback(Optional.of(four.get(3)), four.get(0), List.of(four.get(2), four.get(1))));
  }

  @Test
  void rollbackLeavesACurrentRunThatIsBroken() throws IOException {
    List<String> two = published(FILE, 2);
    Files.delete(output.resolve("runs").resolve(two.get(1)).resolve("_SUCCESS"));
    assertThat(runs(FILE).rollback().to()).isEqualTo(two.get(0));
  }

  @Test
  void aPromotionThatFailsLeavesTheRunBefore() {
    List<String> two = published(FILE, 2);
    Configuration full =
        ObjectStore.watched(
            (step, path) -> {
              if (step == Step.RENAME && path.getName().equals(RunFiles.CURRENT)) {
                throw new IOException("no space left");
              }
            });
    Runs runs = Runs.of("--repository", FILE + ":" + output, full);
    assertThatThrownBy(() -> runs.promote(two.get(0), "")).hasMessageContaining("no space left");
    assertThat(runs.current()).contains(two.get(1));
    assertThat(runs.previous()).contains(two.get(0));
    assertThat(Listing.of(output)).noneMatch(name -> name.contains("/."));
  }

  @ParameterizedTest
  @ValueSource(strings = {FILE, STORE})
  void pruningKeepsTheNewestTheOnesInServiceAndThePinned(String scheme) {
    List<String> six = published(scheme, 6);
    Runs runs = runs(scheme);
    runs.promote(six.get(2), ""); // So that the sixth is the one before it.
    runs.pin(six.get(0));
    Pruned pruned = runs.prune(1);
    assertThat(pruned.deleted()).containsExactly(six.get(4), six.get(3), six.get(1));
    assertThat(pruned.kept()).containsExactly(six.get(5), six.get(2), six.get(0));
    assertThat(pruned.bytes()).isEqualTo(3 * 2);
    assertThat(runs.ids()).containsExactly(six.get(5), six.get(2), six.get(0));
    assertThat(runs.previous()).contains(six.get(5));
    runs.unpin(six.get(0));
    assertThat(runs.pins()).isEmpty();
    assertThat(runs.prune(0).deleted()).containsExactly(six.get(0));
  }

  @Test
  void pruningClearsWhatKilledJobsLeft() throws IOException {
    String id = published(FILE, 1).get(0);
    Path hidden = Files.createDirectories(output.resolve("runs/." + id + ".tmp"));
    Files.writeString(hidden.resolve("model.zip"), "12345");
    for (String ending : List.of("current", "promotions", "probe")) {
      Files.writeString(output.resolve("runs/." + id + "." + ending), "1");
    }
    Files.writeString(output.resolve(".lock." + id), "1");
    Pruned pruned = runs(FILE).prune(0);
    assertThat(pruned.leftovers()).isEqualTo(5);
    assertThat(pruned.bytes()).isEqualTo(9);
    assertThat(Listing.of(output))
        .containsExactly(
            "CURRENT",
            "promotions.jsonl",
            "runs/" + id + "/_SUCCESS",
            "runs/" + id + "/metrics.json");
  }

  @Test
  void foldersThatAreNoWholeRunsAreDraftsWhereRunsAreWrittenInPlaceOnly() throws IOException {
    List<String> two = published(STORE, 2);
    Files.delete(output.resolve("runs").resolve(two.get(0)).resolve("_SUCCESS"));
    assertThat(runs(FILE).prune(0).broken()).containsExactly(two.get(0));
    Pruned pruned = runs(STORE).prune(0);
    assertThat(pruned.broken()).isEmpty();
    assertThat(pruned.leftovers()).isEqualTo(1);
    assertThat(runs(STORE).ids()).containsExactly(two.get(1));
  }

  @Test
  void whoeverChangesTheRepositoryIsAlone() {
    published(FILE, 1);
    Runs runs = runs(FILE);
    runs.exclusively(
        "prune",
        () ->
            assertThatThrownBy(() -> runs.exclusively("promote", () -> {}))
                .isInstanceOf(RepositoryException.class)
                .hasMessageContaining("prune on "));
    assertThat(output.resolve(".lock")).doesNotExist();
  }

  private List<String> published(String scheme, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(day -> publish(scheme, Instant.parse("2024-01-0" + day + "T00:00:00Z")))
        .toList();
  }

  private String publish(String scheme, Instant started) {
    RunRepository repository = RunRepository.open(scheme + ":" + output, hadoop());
    try (RunDraft draft = repository.begin(started)) {
      draft.write(RunFiles.METRICS, "{}");
      draft.publish();
      return draft.id();
    }
  }

  private Runs runs(String scheme) {
    return Runs.of("--repository", scheme + ":" + output, hadoop());
  }

  private static Configuration hadoop() {
    return ObjectStore.watched((step, path) -> {});
  }
}
