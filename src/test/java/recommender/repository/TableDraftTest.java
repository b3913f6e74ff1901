package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;

class TableDraftTest {
  @TempDir Path folder;

  @Test
  void aTableIsThereWhenItIsPublishedAndNotBefore() {
    try (TableDraft draft = begin("lists", Optional.empty(), false)) {
      write(draft, "new");
      assertThat(folder.resolve("lists")).doesNotExist();
      draft.publish();
    }
    assertThat(Listing.of(folder)).containsExactly("lists/part");
    assertThat(folder.resolve("lists/part")).hasContent("new");
  }

  @Test
  void aFolderOfTextsIsWrittenLikewise() {
    try (TableDraft draft = begin("metrics", Optional.empty(), false)) {
      draft.write("metrics.json", "{}");
      assertThat(folder.resolve("metrics")).doesNotExist();
      draft.publish();
    }
    assertThat(Listing.of(folder)).containsExactly("metrics/metrics.json");
    assertThat(folder.resolve("metrics/metrics.json")).hasContent("{}");
  }

  @Test
  void aTableThatIsNotPublishedLeavesNothing() {
    try (TableDraft draft = begin("lists", Optional.empty(), false)) {
      write(draft, "new");
    }
    assertThat(Listing.of(folder)).isEmpty();
  }

  @Test
  void whatIsThereIsReplacedOnDemandOnly() {
    publish("old", Optional.empty(), false);
    assertThatThrownBy(() -> begin("lists", Optional.empty(), false))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("--output: expected a path where nothing is, was file:")
        .hasMessageEndingWith("/lists, which exists; --overwrite replaces it");
    publish("new", Optional.empty(), true);
    assertThat(Listing.of(folder)).containsExactly("lists/part");
    assertThat(folder.resolve("lists/part")).hasContent("new");
  }

  @Test
  void theOldOneStaysIfTheNewOneFails() {
    publish("old", Optional.empty(), false);
    try (TableDraft draft = begin("lists", Optional.empty(), true)) {
      write(draft, "half");
      assertThat(folder.resolve("lists/part")).hasContent("old");
    }
    assertThat(Listing.of(folder)).containsExactly("lists/part");
    assertThat(folder.resolve("lists/part")).hasContent("old");
  }

  @Test
  void aPartitionIsReplacedAndOthersStay() {
    publish("one", Optional.of("dt=1"), false);
    publish("two", Optional.of("dt=2"), false);
    publish("new", Optional.of("dt=1"), true);
    assertThat(Listing.of(folder)).containsExactly("lists/dt=1/part", "lists/dt=2/part");
    assertThat(folder.resolve("lists/dt=1/part")).hasContent("new");
    assertThat(folder.resolve("lists/dt=2/part")).hasContent("two");
  }

  /** As a job leaves it that is killed between its two renames. */
  @Test
  void whatAKilledJobWasReplacingIsRestored() throws IOException {
    Path moved = folder.resolve(".lists.replaced.20261128-000000-000-000001");
    Files.createDirectory(moved);
    Files.writeString(moved.resolve("part"), "old");
    assertThatThrownBy(() -> begin("lists", Optional.empty(), false))
        .hasMessageContaining("which exists");
    assertThat(folder.resolve("lists/part")).hasContent("old");
    assertThat(Listing.of(folder)).containsExactly("lists/part");
  }

  @Test
  void draftsOfKilledJobsAreDeletedAfterADay() throws IOException {
    Path recent = Files.createDirectory(folder.resolve(".lists.draft.20261128-000000-000-000001"));
    Path old = Files.createDirectory(folder.resolve(".lists.draft.20261120-000000-000-000002"));
    Path other = Files.createDirectory(folder.resolve(".other.draft.20261120-000000-000-000003"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, longAgo);
    Files.setLastModifiedTime(other, longAgo);
    publish("new", Optional.empty(), false);
    assertThat(recent).exists();
    assertThat(old).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void whatHasComeIntoBeingMeanwhileStays() {
    try (TableDraft draft = begin("lists", Optional.empty(), false)) {
      write(draft, "late");
      publish("first", Optional.empty(), false);
      assertThatThrownBy(draft::publish).hasMessageContaining("it has come into being");
    }
    assertThat(folder.resolve("lists/part")).hasContent("first");
  }

  @Test
  void aPlaceThatCannotBeReachedIsNamed() {
    assertThatThrownBy(
            () ->
                TableDraft.begin(
                    "--output", "nosuch://host/x", Optional.empty(), false, new Configuration()))
        .isInstanceOf(RepositoryException.class)
        .hasMessageStartingWith("--output: could not reach nosuch://host/x (");
  }

  private void publish(String text, Optional<String> partition, boolean overwrite) {
    try (TableDraft draft = begin("lists", partition, overwrite)) {
      write(draft, text);
      draft.publish();
    }
  }

  private TableDraft begin(String name, Optional<String> partition, boolean overwrite) {
    return TableDraft.begin(
        "--output", folder.resolve(name).toString(), partition, overwrite, new Configuration());
  }

  private static void write(TableDraft draft, String text) {
    try {
      Path path = Path.of(draft.path().toUri().getPath());
      Files.createDirectories(path);
      Files.writeString(path.resolve("part"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
