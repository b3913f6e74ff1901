package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsException;
import recommender.experiment.RunFingerprint.Rows;
import recommender.ratings.InputFiles.InputFile;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;

class RunFingerprintTest extends SparkTest {
  private static final InputFile FILE = new InputFile("file:/a.csv", 100, 5);
  private static final String UNDO = "; undo that, or train anew without --resume";

  private final RunFingerprint before =
      fingerprint(Map.of("training.seed", "1", "input.path", "a.csv"), List.of(FILE));
  private final RunFingerprint table = fingerprint(Map.of("input.table", "ratings"), List.of());

  @Test
  void isReadAsItWasWritten() {
    RunFingerprint read = before.with(split("1 1 4 10", "1 2 3 20"));
    assertThat(RunFingerprint.parse(read.json())).isEqualTo(read);
    assertThat(RunFingerprint.parse(before.json())).isEqualTo(before);
    assertThat(read.rows().parts()).containsEntry("TRAIN", 2L);
    assertThat(read.rows().cutoff()).isEqualTo(30);
  }

  @Test
  void damagedTextIsNone() {
    assertThatThrownBy(() -> RunFingerprint.parse(before.json().substring(0, 40)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The run has another id. */
  @Test
  void theSameSourceIsTaken() {
    RunFingerprint next =
        new RunFingerprint("other", before.version(), before.settings(), before.files(), null);
    assertThatCode(() -> before.demandSameSource(next)).doesNotThrowAnyException();
  }

  @Test
  void everythingThatChangedIsNamed() {
    RunFingerprint now =
        new RunFingerprint(
            "other",
            "2.0",
            new TreeMap<>(Map.of("training.seed", "2", "split.seed", "3")),
            List.of(new InputFile("file:/a.csv", 100, 9), new InputFile("file:/b.csv", 7, 5)),
            null);
    assertThatThrownBy(() -> before.demandSameSource(now))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(
                        "--resume: expected version as before (1.0), was 2.0" + UNDO,
                        "--resume: expected input.path as before (a.csv), was null" + UNDO,
                        "--resume: expected split.seed as before (null), was 3" + UNDO,
                        "--resume: expected training.seed as before (1), was 2" + UNDO,
                        "--resume: expected file:/a.csv as before (100 bytes of 1970-01-01T00:00:00.005Z), was 100 bytes of 1970-01-01T00:00:00.009Z"
                            + UNDO,
                        "--resume: expected file:/b.csv as before (absent), was 7 bytes of 1970-01-01T00:00:00.005Z"
                            + UNDO));
  }

  @Test
  void ratingsOfATableAreTheSameInAnotherOrder() {
    RunFingerprint one = table.with(split("1 1 4 10", "1 2 3 20", "2 1 5 15"));
    RunFingerprint other = table.with(split("2 1 5 15", "1 1 4 10", "1 2 3 20"));
    assertThat(one.rows().hash()).isNotBlank();
    assertThatCode(() -> one.demandSameRows(other)).doesNotThrowAnyException();
  }

  @Test
  void anotherRatingOfATableIsToldByTheHash() {
    RunFingerprint one = table.with(split("1 1 4 10", "1 2 3 20"));
    RunFingerprint other = table.with(split("1 1 4 10", "1 2 4 20"));
    assertThatThrownBy(() -> one.demandSameRows(other))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal -> {
              assertThat(refusal.problems()).hasSize(1);
              assertThat(refusal.problems().get(0))
                  .startsWith("--resume: expected hash of all ratings as before (");
            });
  }

  /** Their lengths and times say enough. */
  @Test
  void ratingsOfFilesAreNotReadOnceMore() {
    assertThat(before.with(split("1 1 4 10")).rows().hash()).isNull();
  }

  @Test
  void soAreOtherPartsAndAnotherCutoff() {
    Rows rows = new Rows(new TreeMap<>(Map.of("TRAIN", 2L)), 30.0, "a");
    Rows others = new Rows(new TreeMap<>(Map.of("TRAIN", 3L)), 31.0, "a");
    assertThatThrownBy(() -> with(rows).demandSameRows(with(others)))
        .hasMessage(
            "--resume: expected ratings by part as before ({TRAIN=2}), was {TRAIN=3}"
                + UNDO
                + "\n--resume: expected cut-off as before (30.0), was 31.0"
                + UNDO);
  }

  private RunFingerprint with(Rows rows) {
    return new RunFingerprint(
        before.run(), before.version(), before.settings(), before.files(), rows);
  }

  private static RunFingerprint fingerprint(Map<String, String> settings, List<InputFile> files) {
    return new RunFingerprint("run", "1.0", new TreeMap<>(settings), files, null);
  }

  private static RatingSplit split(String... lines) {
    Dataset<Row> tagged =
        RatingTable.of(spark(), lines).withColumn(Part.COLUMN, Part.TRAIN.value());
    return new RatingSplit(
        tagged, Map.of(Part.TRAIN, (long) lines.length), 0, 0, OptionalDouble.of(30));
  }
}
