package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.repository.RunRepository;
import recommender.testing.TestSettings;
import recommender.training.ValidationMetric;

class ScoreJournalTest {
  private static final List<Candidate> CANDIDATES =
      SomeSearch.candidates(SomeSearch.of(2, 2, 1), TestSettings.with());
  private static final Rung RUNG = new Rung(3, 2, 9);

  @TempDir Path folder;

  @Test
  void aScoreThatWasNotedIsReadInItsRungOnly() {
    ScoreJournal journal = journal();
    Score score = new Score(2, 3, 9, 7, 0.8125);
    journal.note(score, CANDIDATES.get(1));
    assertThat(journal().read(RUNG, CANDIDATES.get(1))).contains(score);
    assertThat(journal().read(RUNG, CANDIDATES.get(0))).isEmpty();
    assertThat(journal().read(new Rung(2, 2, 9), CANDIDATES.get(1))).isEmpty();
  }

  @Test
  void aScoreThatWasNotWrittenToItsEndIsNone() throws IOException {
    journal().note(new Score(2, 3, 9, 7, 0.8125), CANDIDATES.get(1));
    Path file = folder.resolve(".search-test").resolve("rung-3-candidate-2");
    assertThat(Files.readString(file)).isEqualTo("9 7 0.8125\n");
    Files.writeString(file, "9 7 0.8");
    assertThat(journal().read(RUNG, CANDIDATES.get(1))).isEmpty();
  }

  private ScoreJournal journal() {
    RunRepository repository = RunRepository.open(folder.toString(), new Configuration());
    return new ScoreJournal(repository.journal("search-test"), ValidationMetric.RMSE);
  }
}
