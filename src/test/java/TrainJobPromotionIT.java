import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.LocalRuns;
import recommender.testing.MlflowStub;
import recommender.testing.Printed;
import recommender.testing.PrometheusText;
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
    try (MlflowStub mlflow = new MlflowStub()) {
      String[] arguments =
          RUNS.arguments(
              ratings,
              output,
              "promotion.policy=better",
              "output.prometheus=" + folder.resolve("recommender.prom"),
              "tracking.mlflow=" + mlflow.address());
      assertThat(first.by(() -> TrainJob.run(arguments))).isZero();
      demandLogged(mlflow);
    }
    inService = Files.readString(output.resolve("CURRENT")).strip();
    JsonNode line = lastLine(first);
    assertThat(line.at("/run").asText()).isEqualTo(inService);
    assertThat(line.at("/promoted").asBoolean()).isTrue();
    assertThat(line.at("/reasons/0").asText()).isEqualTo("there was no run in service");
    assertThat(line).isEqualTo(LocalRuns.json(output, "verdict.json"));
    assertThat(line.at("/rmse")).isEqualTo(LocalRuns.metrics(output).at("/test/rmse"));
  }

  private static void demandLogged(MlflowStub mlflow) throws IOException {
    assertThat(mlflow.problems()).isEmpty();
    assertThat(mlflow.paths())
        .containsSubsequence(
            "experiments/get-by-name",
            "experiments/create",
            "runs/create",
            "runs/log-batch",
            "registered-models/create",
            "model-versions/create",
            "registered-models/alias",
            "runs/update");
    assertThat(mlflow.parameters()).containsEntry("promotion.policy", "better");
    assertThat(mlflow.metrics()).containsEntry("rmse", 1).containsEntry("train_loss", 3);
    Path run = LocalRuns.folder(output);
    assertThat(mlflow.artifacts())
        .containsEntry("report.html", (int) Files.size(run.resolve("report.html")))
        .containsEntry("model/model.zip", (int) Files.size(run.resolve("model.zip")))
        .doesNotContainKey("model/_SUCCESS");
  }

  @Test
  void prometheusFindsTheFiguresOfTheRun() throws IOException {
    Map<String, Double> figures =
        PrometheusText.parse(Files.readString(folder.resolve("recommender.prom")));
    JsonNode metrics =
        new ObjectMapper()
            .readTree(output.resolve("runs").resolve(inService).resolve("metrics.json").toFile());
    assertThat(figures)
        .containsEntry("recommender_run_promoted", 1.0)
        .containsEntry("recommender_rows", metrics.at("/data/read").asDouble())
        .containsEntry("recommender_rejected_rows", 0.0)
        .containsEntry("recommender_test_rmse", metrics.at("/test/rmse").asDouble())
        .containsEntry(
            "recommender_stage_duration_seconds{stage=\"split\"}",
            metrics.at("/run/stages/split").asDouble());
    double end = figures.get("recommender_last_success_timestamp_seconds");
    assertThat(end)
        .isBetween(System.currentTimeMillis() / 1e3 - 3600, System.currentTimeMillis() / 1e3);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
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
    // Nor does a tracking server that is down change anything.
    String nowhere = "tracking.mlflow=http://127.0.0.1:1";
    assertThat(night(NOT_WORSE, "split.percentile=0.7", nowhere)).isEqualTo(4);
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
