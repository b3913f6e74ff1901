package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.WatchedFileSystem;
import recommender.testing.WatchedFileSystem.Step;

class RunRepositoryTest {
  private static final Instant NOW = Instant.parse("2024-01-31T23:59:59.123Z");

  private final Configuration hadoop = new Configuration();

  @TempDir Path folder;

  @Test
  void openingMakesTheFolderOfRunsOnly() {
    RunRepository.open(output().toString(), hadoop);
    RunRepository.open(output().toString(), hadoop);
    assertThat(Listing.of(folder)).containsExactly("deep/output/runs");
  }

  @Test
  void aPathWithoutSchemeIsOnTheDefaultFileSystem() {
    hadoop.set("fs.defaultFS", "nosuch://host");
    assertThatThrownBy(() -> RunRepository.open("/runs", hadoop))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("nosuch");
    RunRepository.open(output().toUri().toString(), hadoop);
    assertThat(output().resolve("runs")).isDirectory();
  }

  @Test
  void anUnknownSchemeIsRefused() {
    assertThatThrownBy(() -> RunRepository.open("nosuch://host/runs", hadoop))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("output.path: could not reach nosuch://host/runs (")
        .hasMessageContaining("No FileSystem for scheme \"nosuch\"");
  }

  @Test
  void anEmptyPathIsRefused() {
    assertThatThrownBy(() -> RunRepository.open("", hadoop))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("empty string");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    assertThatThrownBy(() -> RunRepository.open(file.toString(), hadoop))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("output.path: could not make the folder file:" + file + "/runs (")
        .hasMessageContaining("set another output.path");
    assertThat(file).hasContent("text");
  }

  @Test
  void aFolderWithoutPermissionToWriteIsRefused() {
    assumeThat(System.getProperty("user.name")).as("root may write anywhere").isNotEqualTo("root");
    assertThat(folder.toFile().setWritable(false)).isTrue();
    assertThatThrownBy(() -> RunRepository.open(output().toString(), hadoop))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("could not make the folder");
  }

  @Test
  void aReadOnlyFileSystemIsRefusedWhenOpened() {
    Configuration readOnly =
        WatchedFileSystem.watched(
            (step, path) -> {
              if (step == Step.CREATE) {
                throw new FileNotFoundException(path + " (Read-only file system)");
              }
            });
    assertThatThrownBy(() -> RunRepository.open(output().toString(), readOnly))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("Read-only file system");
  }

  @Test
  void aNewRepositoryHasNoCurrentRun() {
    assertThat(RunRepository.open(output().toString(), hadoop).current()).isEmpty();
  }

  @Test
  void theCurrentRunAndEveryWholeRunAreFound() {
    RunRepository repository = RunRepository.open(output().toString(), hadoop);
    String first = publish(repository);
    String second = publish(repository);
    assertThat(repository.current()).contains(second);
    assertThat(repository.run(first))
        .hasToString("file:" + output().resolve("runs").resolve(first));
  }

  @Test
  void aRunThatIsNotWholeIsRefused() throws IOException {
    RunRepository repository = RunRepository.open(output().toString(), hadoop);
    String id = publish(repository);
    Files.delete(output().resolve("runs").resolve(id).resolve("_SUCCESS"));
    assertThatThrownBy(() -> repository.run(id))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("expected a whole run (a folder with _SUCCESS)")
        .hasMessageContaining("'" + id + "'");
    assertThatThrownBy(repository::current)
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("CURRENT names '" + id + "'");
  }

  @Test
  void namesThatAreNoRunIdsAreRefused() throws IOException {
    RunRepository repository = RunRepository.open(output().toString(), hadoop);
    Files.writeString(output().resolve("_SUCCESS"), "");
    assertThatThrownBy(() -> repository.run("..")).isInstanceOf(RepositoryException.class);
    Files.writeString(output().resolve("CURRENT"), "");
    assertThatThrownBy(repository::current)
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("CURRENT names ''");
  }

  private static String publish(RunRepository repository) {
    try (RunDraft draft = repository.begin(NOW)) {
      draft.write(RunFiles.METRICS, "{}");
      draft.publish();
      return draft.id();
    }
  }

  /** As a job that stood still so long that another one took its lock, ran and released it. */
  @Test
  void aJobThatLostItsLockPublishesNothing() {
    RunRepository repository = RunRepository.open(output().toString(), hadoop);
    assertThatThrownBy(() -> repository.exclusively("train", () -> publishUnlocked(repository)))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining("/.lock: expected the lock of train on ")
        .hasMessageEndingWith("run it again");
    assertThat(Listing.of(folder)).containsExactly("deep/output/runs");
    try (RunDraft draft = repository.begin(NOW)) {
      draft.publish();
    }
    assertThat(repository.current()).isPresent();
  }

  private void publishUnlocked(RunRepository repository) {
    try (RunDraft draft = repository.begin(NOW)) {
      assertThat(output().resolve(".lock").toFile().delete()).isTrue();
      draft.publish();
    }
  }

  private Path output() {
    return folder.resolve("deep/output");
  }
}
