import static org.assertj.core.api.Assertions.assertThat;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.metrics;
import static recommender.testing.LocalRuns.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;
import recommender.testing.SyntheticRatings;

/** Two nights: on the second there are ten users more, five items more, and user 3 is gone. */
class TrainJobWarmStartIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=16",
          "training.epochs=3",
          "training.batch-size=16",
          "split.percentile=0.8",
          "evaluation.bootstrap=0");

  @TempDir static Path folder;
  private static Path tonight;
  private static Path output;
  private static String first;

  @BeforeAll
  static void train() throws IOException {
    String all = SyntheticRatings.csv(60, 50);
    Path yesterday = file("yesterday.csv", all, TrainJobWarmStartIT::isOfYesterday);
    tonight = file("tonight.csv", all, rating -> rating[0] != 3);
    output = folder.resolve("runs-of-items");
    // There is no run yet: a cold start.
    assertThat(run(yesterday, output, "--warm-start=current")).isZero();
    assertThat(metrics(output).has("warm_start")).isFalse();
    first = folder(output).getFileName().toString();
    assertThat(run(tonight, output, "--warm-start=current")).isZero();
  }

  private static boolean isOfYesterday(long[] rating) {
    return rating[0] <= 50 && rating[1] <= 45 && rating[2] < 1_008_000_000;
  }

  private static Path file(String name, String csv, Predicate<long[]> kept) throws IOException {
    StringBuilder lines = new StringBuilder();
    csv.lines()
        .filter(line -> line.startsWith("userId") || kept.test(rating(line)))
        .forEach(line -> lines.append(line).append('\n'));
    return Files.writeString(folder.resolve(name), lines);
  }

  private static long[] rating(String line) {
    String[] fields = line.split(",");
    return new long[] {
      Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[3])
    };
  }

  @Test
  void metricsSayWhatWasCarriedOver() throws IOException {
    JsonNode warm = metrics(output).at("/warm_start");
    assertThat(warm.at("/run").asText()).isEqualTo(first);
    assertThat(warm.at("/of").asText()).isEqualTo("users");
    assertThat(warm.at("/carried").asInt()).isEqualTo(49);
    assertThat(warm.at("/new").asInt()).isEqualTo(10);
    assertThat(warm.at("/retired").asInt()).isEqualTo(1);
    assertThat(warm.at("/optimizer_state").asBoolean()).isTrue();
    assertThat(metrics(output).at("/network/optimizer_state_bytes").asLong())
        .isEqualTo(2 * 4 * metrics(output).at("/network/parameters").asLong());
    assertThat(Listing.of(folder(output))).contains("optimizer.bin");
  }

  /** What the first run was trained on lies before its cut-off. */
  @Test
  void isValidatedByWhatTheRunWasNotTrainedOn() throws IOException {
    JsonNode before =
        LocalRuns.json(folder.resolve("runs-of-items"), "../" + first + "/metrics.json");
    String settings = Files.readString(folder(output).resolve("settings.conf"));
    double after = before.at("/data/cutoff_timestamp").asDouble();
    assertThat(settings).contains("validation-after=" + after).contains(first);
    assertThat(metrics(output).at("/data/validation/ratings").asInt()).isBetween(10, 100);
  }

  /** The settings of the second night, which name the first run, repeat it. */
  @Test
  void aTestRatingChangesNothing() throws IOException {
    double cutoff = metrics(output).at("/data/cutoff_timestamp").asDouble();
    Path turned = SyntheticRatings.turned(tonight, cutoff, folder.resolve("turned.csv"));
    Path other = folder.resolve("turned");
    Path conf = folder(output).resolve("settings.conf");
    assertThat(TrainJob.run("--conf=" + conf, "--input=" + turned, "--output=" + other)).isZero();
    assertThat(metrics(other).at("/warm_start")).isEqualTo(metrics(output).at("/warm_start"));
    assertThat(metrics(other).at("/test/rmse")).isNotEqualTo(metrics(output).at("/test/rmse"));
    assertThat(network(other).params().equalsWithEps(network(output).params(), 1e-5)).isTrue();
  }

  @Test
  void anotherArchitectureIsRefusedAndARunThatIsMissingCannotBeRead() {
    Printed printed = new Printed();
    assertThat(
            printed.by(
                () ->
                    run(
                        tonight,
                        output,
                        "--warm-start=" + first,
                        "network.hidden=8",
                        "network.tied=true")))
        .isEqualTo(2);
    assertThat(printed.err())
        .contains("network.hidden: expected [16], as run " + first + " has it, was [8]")
        .contains("network.tied: expected false");
    assertThat(run(tonight, output, "--warm-start=20260101-000000-000-abcdef")).isEqualTo(5);
    assertThat(run(tonight, output, "--warm-start=" + folder.resolve("nowhere"))).isEqualTo(5);
  }

  private static int run(Path input, Path into, String... settings) {
    return TrainJob.run(RUNS.arguments(input, into, settings));
  }
}
