import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.metrics;
import static recommender.testing.LocalRuns.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.KilledJob;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;
import recommender.testing.SyntheticRatings;

/** A job of its own that is killed in the middle of an epoch and gone on with in this JVM. */
@Timeout(300)
class TrainJobResumeIT {
  private static final int EPOCHS = 25;

  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=16",
          "network.vectors=user",
          "network.code-dropout=0.2",
          "training.epochs=" + EPOCHS,
          "training.patience=0",
          "training.workers=1",
          "training.batch-size=16",
          "training.learning-rate=0.001",
          "training.checkpoint-every=3",
          "split.percentile=0.8",
          "evaluation.bootstrap=50");

  @TempDir static Path folder;
  private Path ratings;
  private Path uninterrupted;

  @Test
  void aJobThatIsKilledInAnEpochGoesOnWithTheSameCurve() throws Exception {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    uninterrupted = folder.resolve("uninterrupted");
    assertThat(TrainJob.run(RUNS.arguments(ratings, uninterrupted))).isZero();
    assertThat(Listing.of(uninterrupted)).noneMatch(name -> name.startsWith("."));

    Path output = folder.resolve("killed");
    Path checkpoints = output.resolve(".checkpoint");
    KilledJob.at(() -> holds(checkpoints, "first.0"), RUNS.arguments(ratings, output));
    assertThat(output.resolve("CURRENT")).doesNotExist();
    assertRefused(output);

    assertThat(TrainJob.run(RUNS.arguments(ratings, output, "--resume"))).isZero();
    assertSame(output);
    assertThat(metrics(output).at("/training/resumed_from_epoch").asInt())
        .isPositive()
        .isLessThan(EPOCHS)
        .matches(epoch -> epoch % 3 == 0);
    assertThat(metrics(output).at("/refit/resumed_from_epoch").isMissingNode()).isTrue();
    assertThat(metrics(uninterrupted).at("/training/resumed_from_epoch").isMissingNode()).isTrue();
  }

  /** Nothing of it is lost by being asked for something else. */
  private void assertRefused(Path output) {
    List<String> before = Listing.of(output.resolve(".checkpoint"));
    Printed printed = new Printed();
    String[] other = RUNS.arguments(ratings, output, "--resume", "training.learning-rate=0.002");
    assertThat(printed.by(() -> TrainJob.run(other))).isEqualTo(2);
    assertThat(printed.err())
        .contains(
            "--resume: expected training.learning-rate as before (0.001), was 0.002; undo that, or train anew without --resume");
    assertThat(Listing.of(output.resolve(".checkpoint"))).isEqualTo(before);
  }

  private void assertSame(Path output) throws IOException {
    List<String[]> whole = history(uninterrupted);
    List<String[]> resumed = history(output);
    assertThat(resumed).hasSize(EPOCHS + 1).hasSameSizeAs(whole);
    for (int row = 1; row <= EPOCHS; row++) {
      // Train loss, validation and learning rate; what follows are times.
      for (int column = 0; column < 4; column++) {
        assertThat(Double.parseDouble(resumed.get(row)[column]))
            .isCloseTo(Double.parseDouble(whole.get(row)[column]), within(1e-6));
      }
    }
    assertThat(network(output).params().toDoubleVector())
        .containsExactly(network(uninterrupted).params().toDoubleVector(), within(1e-6));
    JsonNode metrics = metrics(output);
    for (String number : List.of("/test/rmse", "/validation/rmse", "/training/best_epoch")) {
      assertThat(metrics.at(number).asDouble())
          .as(number)
          .isCloseTo(metrics(uninterrupted).at(number).asDouble(), within(1e-6));
    }
    assertThat(metrics.at("/run/id").asText()).isEqualTo(folder(output).getFileName().toString());
    assertThat(output.resolve(".checkpoint")).doesNotExist();
  }

  private static List<String[]> history(Path output) throws IOException {
    return Files.readAllLines(folder(output).resolve("history.csv")).stream()
        .map(line -> line.split(","))
        .toList();
  }

  private static boolean holds(Path checkpoints, String beginning) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(beginning));
    }
  }
}
