import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;
import recommender.testing.SyntheticRatings;

/** Nights after a first one, each of which meets the run in service at the gate. */
class TrainJobPromotionIT {
  private static final String NOT_WORSE = "promotion.policy=not-worse";

  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=16",
          "training.epochs=3",
          "training.batch-size=16",
          "training.workers=1",
          "training.refit=false",
          "split.percentile=0.8",
          "evaluation.bootstrap=50");

  @TempDir static Path folder;
  private static Path ratings;
  private static Path output;
  private static String inService;

  private final Printed printed = new Printed();

  @BeforeAll
  static void firstNight() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    output = folder.resolve("output");
    Printed first = new Printed();
    String[] arguments = RUNS.arguments(ratings, output, "promotion.policy=better");
    assertThat(first.by(() -> TrainJob.run(arguments))).isZero();
    inService = Files.readString(output.resolve("CURRENT")).strip();
    JsonNode line = lastLine(first);
    assertThat(line.at("/run").asText()).isEqualTo(inService);
    assertThat(line.at("/promoted").asBoolean()).isTrue();
    assertThat(line.at("/reasons/0").asText()).isEqualTo("there was no run in service");
    assertThat(line).isEqualTo(LocalRuns.json(output, "verdict.json"));
    assertThat(line.at("/rmse")).isEqualTo(LocalRuns.metrics(output).at("/test/rmse"));
  }

  private int night(String... settings) {
    String[] arguments = RUNS.arguments(ratings, output, settings);
    return printed.by(() -> TrainJob.run(arguments));
  }

  /** Demands that nothing was promoted, and that the run is there with its verdict all the same. */
  private JsonNode demandKept() throws IOException {
    JsonNode verdict = lastLine(printed);
    assertThat(Files.readString(output.resolve("CURRENT"))).isEqualTo(inService + "\n");
    assertThat(verdict.at("/promoted").asBoolean(true)).isFalse();
    assertThat(verdict.at("/exit_code").asInt()).isEqualTo(4);
    assertThat(verdict.at("/in_service").asText()).isEqualTo(inService);
    Path run = output.resolve("runs").resolve(verdict.at("/run").asText());
    assertThat(run.resolve("_SUCCESS")).exists();
    assertThat(new ObjectMapper().readTree(run.resolve("verdict.json").toFile()))
        .isEqualTo(verdict);
    assertThat(printed.err()).contains("TrainJob: run " + run.getFileName() + " was not promoted");
    return verdict;
  }

  private static JsonNode lastLine(Printed printed) throws IOException {
    List<String> lines = printed.out().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  /** The same ratings and settings make the same run, which is not better. */
  @Test
  void theSameRunIsNotBetter() throws IOException {
    assertThat(night("promotion.policy=better")).isEqualTo(4);
    JsonNode verdict = demandKept();
    assertThat(verdict.at("/difference_rmse").asDouble(1)).isZero();
    assertThat(verdict.at("/changed_lists_at_10").asDouble(1)).isZero();
    assertThat(verdict.at("/compared_rmse")).isEqualTo(verdict.at("/in_service_rmse"));
    assertThat(verdict.at("/in_service_then_rmse")).isEqualTo(verdict.at("/rmse"));
    assertThat(verdict.has("cause")).isFalse();
  }

  @Test
  void aWorseModelIsNotPromotedAndNamedAsTheCause() throws IOException {
    assertThat(night(NOT_WORSE, "network.centring=none", "training.learning-rate=1e-9"))
        .isEqualTo(4);
    JsonNode verdict = demandKept();
    assertThat(verdict.at("/cause").asText()).isEqualTo("model worse");
    assertThat(verdict.at("/difference_rmse_low").asDouble()).isPositive();
    assertThat(verdict.at("/reasons/0").asText()).startsWith("test.rmse ").contains("in service");
  }

  @Test
  void aRunOfAnotherSplitIsNotComparable() throws IOException {
    assertThat(night(NOT_WORSE, "split.percentile=0.7")).isEqualTo(4);
    assertThat(demandKept().at("/reasons/0").asText())
        .startsWith("not comparable: ")
        .contains("split.percentile 0.8, now 0.7", "RunsJob --promote");
  }

  @Test
  void limitsHoldWhateverThePolicy() throws IOException {
    assertThat(night("promotion.guards.min-coverage=1")).isEqualTo(4);
    assertThat(demandKept().at("/reasons/0").asText())
        .startsWith("promotion.guards.min-coverage: expected at least 1.0, was 0.");
  }
}
