package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;

class JournalTest {
  @TempDir Path folder;

  @Test
  void writtenTextsAreReadAfterReopening() {
    Journal journal = open();
    assertThat(journal.size()).isZero();
    assertThat(journal.read("one")).isEmpty();
    journal.write("one", "first");
    journal.write("two", "second");
    journal.write("one", "other");

    Journal again = open();
    assertThat(again.size()).isEqualTo(2);
    assertThat(again.read("one")).contains("other");
    assertThat(again.read("two")).contains("second");
  }

  @Test
  void aDeletedJournalLeavesNothingBesideTheRuns() {
    Journal journal = open();
    journal.write("one", "text");
    assertThat(journal.folder().toUri().getPath())
        .isEqualTo(folder.resolve(".some-work").toString());
    assertThat(Listing.of(folder)).containsExactly(".some-work/one", "runs");
    journal.delete();
    assertThat(Listing.of(folder)).containsExactly("runs");
  }

  private Journal open() {
    return RunRepository.open(folder.toString(), new Configuration()).journal("some-work");
  }
}
