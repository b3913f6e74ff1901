package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.CommandLine;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.Start;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;
import recommender.split.Part;
import recommender.split.RatingSplit;
import recommender.testing.Listing;
import recommender.testing.RatingTable;
import recommender.testing.SparkTest;
import recommender.training.CheckpointStore;

class RunCheckpointsTest extends SparkTest {
  private static final String STOPPED = "20260101-000000-000-abcdef";

  @TempDir Path folder;
  private Path ratings;
  private RunRepository repository;

  @BeforeEach
  void open() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), "userId,movieId,rating,timestamp\n");
    repository = RunRepository.open(folder.resolve("output").toString(), new Configuration());
  }

  @Test
  void aRunGoesOnWithTheCheckpointsOfTheOneThatWasStopped() {
    stopped("1 1 4 10", "1 2 3 20");
    CheckpointStore store = of("next", Start.WHERE_STOPPED).store(split("1 2 3 20", "1 1 4 10"));
    assertThat(store.names()).containsExactly("000001");
    assertThat(repository.checkpoints().about().orElseThrow()).contains("\"run\" : \"next\"");
  }

  @Test
  void oneThatIsNotToldToBeginsAnew() {
    stopped("1 1 4 10", "1 2 3 20");
    CheckpointStore store = of("next", Start.ANEW).store(split("1 1 4 10", "1 2 3 20"));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void soDoesOneWithNothingToGoOnWith() {
    CheckpointStore store = of("next", Start.WHERE_STOPPED).store(split("1 1 4 10"));
    assertThat(store.names()).isEmpty();
    assertThat(Listing.of(folder.resolve("output"))).containsExactly("runs");
  }

  /** It was killed between its publication and the end of its checkpoints. */
  @Test
  void soDoesOneAfterARunThatWasPublished() {
    try (RunDraft draft = repository.begin(Instant.now())) {
      draft.write(RunFiles.METRICS, "{}");
      write(of(draft.id(), Start.ANEW).store(split("1 1 4 10")));
      draft.publish();
    }
    CheckpointStore store = of("next", Start.WHERE_STOPPED).store(split("1 1 4 10"));
    assertThat(store.names()).isEmpty();
  }

  @Test
  void soDoesOneOfWhichItIsNotKnownWhatOf() throws IOException {
    stopped("1 1 4 10");
    Files.writeString(folder.resolve("output/.checkpoint/run.json"), "{\"run\" : ");
    assertThat(of("next", Start.WHERE_STOPPED).store(split("1 1 4 10")).names()).isEmpty();
  }

  @Test
  void otherSettingsAreRefusedBeforeAnythingIsRead() {
    stopped("1 1 4 10");
    assertThatThrownBy(() -> of("next", Start.WHERE_STOPPED, "training.seed=5"))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "--resume: expected training.seed as before (1), was 5; undo that, or train anew without --resume");
  }

  @Test
  void otherFilesToo() throws IOException {
    stopped("1 1 4 10");
    Files.writeString(ratings, "1,1,4,10\n", java.nio.file.StandardOpenOption.APPEND);
    assertThatThrownBy(() -> of("next", Start.WHERE_STOPPED))
        .isInstanceOf(SettingsException.class)
        .hasMessageMatching(
            "--resume: expected file:\\S+/ratings\\.csv as before \\(32 bytes of \\S+\\), was 41 bytes of \\S+; undo that, or train anew without --resume");
  }

  @Test
  void otherRatingsAreRefusedWhenTheyWereRead() {
    stopped("1 1 4 10");
    RunCheckpoints next = of("next", Start.WHERE_STOPPED);
    assertThatThrownBy(() -> next.store(split("1 1 4 10", "1 2 5 10")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("ratings by part as before ({TRAIN=1}), was {TRAIN=2}");
    assertThat(of("next", Start.WHERE_STOPPED).store(split("1 1 4 10")).names()).hasSize(1);
  }

  @Test
  void areDeletedAtTheEnd() {
    stopped("1 1 4 10");
    of("next", Start.ANEW).delete();
    assertThat(Listing.of(folder.resolve("output"))).containsExactly("runs");
  }

  /** A run that was killed after its first checkpoint. */
  private void stopped(String... lines) {
    write(of(STOPPED, Start.ANEW).store(split(lines)));
  }

  private static void write(CheckpointStore store) {
    store.write("000001", out -> out.write("state".getBytes(StandardCharsets.UTF_8)));
  }

  private RunCheckpoints of(String run, Start start, String... settings) {
    return RunCheckpoints.of(repository, run, settings(settings), start, new Configuration());
  }

  private Settings settings(String... settings) {
    String[] arguments = new String[settings.length + 1];
    arguments[0] = "--input=" + ratings;
    for (int i = 0; i < settings.length; i++) {
      arguments[i + 1] = "--set=" + settings[i];
    }
    return CommandLine.parse(arguments).settings();
  }

  private static RatingSplit split(String... lines) {
    return new RatingSplit(
        RatingTable.of(spark(), lines).withColumn(Part.COLUMN, Part.TRAIN.value()),
        Map.of(Part.TRAIN, (long) lines.length),
        0,
        0,
        OptionalDouble.of(30));
  }
}
