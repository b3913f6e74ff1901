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
      fingerprint(Map.of("training.seed", "1", "input.path", "a.csv"), FILE);

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

  /** The run has another id, and a file may have been copied. */
  @Test
  void theSameSourceIsTaken() {
    RunFingerprint copied =
        new RunFingerprint(
            "other",
            before.version(),
            before.settings(),
            List.of(new InputFile("file:/a.csv", 100, 99)),
            null);
    assertThatCode(() -> before.demandSameSource(copied)).doesNotThrowAnyException();
  }

  @Test
  void everythingThatChangedIsNamed() {
    RunFingerprint now =
        new RunFingerprint(
            "other",
            "2.0",
            new TreeMap<>(Map.of("training.seed", "2", "split.seed", "3")),
            List.of(new InputFile("file:/a.csv", 101, 5), new InputFile("file:/b.csv", 7, 5)),
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
                        "--resume: expected file:/a.csv as before (100 bytes), was 101 bytes"
                            + UNDO,
                        "--resume: expected file:/b.csv as before (absent), was 7 bytes" + UNDO));
  }

  @Test
  void theSameRatingsInAnotherOrderAreTheSame() {
    RunFingerprint one = before.with(split("1 1 4 10", "1 2 3 20", "2 1 5 15"));
    RunFingerprint other = before.with(split("2 1 5 15", "1 1 4 10", "1 2 3 20"));
    assertThatCode(() -> one.demandSameRows(other)).doesNotThrowAnyException();
  }

  /** As long a file with as many ratings, which was written again. */
  @Test
  void anotherRatingIsToldByTheHash() {
    RunFingerprint one = before.with(split("1 1 4 10", "1 2 3 20"));
    RunFingerprint other =
        fingerprint(before.settings(), new InputFile("file:/a.csv", 100, 99))
            .with(split("1 1 4 10", "1 2 4 20"));
    assertThatThrownBy(() -> one.demandSameRows(other))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal -> {
              assertThat(refusal.problems()).hasSize(2);
              assertThat(refusal.problems().get(0))
                  .isEqualTo(
                      "--resume: expected file:/a.csv as before (modified 1970-01-01T00:00:00.005Z), was modified 1970-01-01T00:00:00.099Z"
                          + UNDO);
              assertThat(refusal.problems().get(1))
                  .startsWith("--resume: expected hash of all ratings as before (");
            });
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

  private static RunFingerprint fingerprint(Map<String, String> settings, InputFile file) {
    return new RunFingerprint("run", "1.0", new TreeMap<>(settings), List.of(file), null);
  }

  private static RatingSplit split(String... lines) {
    Dataset<Row> tagged =
        RatingTable.of(spark(), lines).withColumn(Part.COLUMN, Part.TRAIN.value());
    return new RatingSplit(
        tagged, Map.of(Part.TRAIN, (long) lines.length), 0, 0, OptionalDouble.of(30));
  }
}
