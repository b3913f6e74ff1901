import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.SyntheticRatings;

/** The whole job on one machine: calls it as a user would and reads back what it left. */
class TrainJobIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] SMALL = {
    "--set",
    "network.hidden=16",
    "--set",
    "training.epochs=3",
    "--set",
    "training.batch-size=16",
    "--set",
    "split.percentile=0.8",
    "--set",
    "evaluation.bootstrap=50"
  };

  @TempDir static Path folder;
  private static Path ratings;

  @BeforeAll
  static void writeRatings() throws IOException {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "localhost");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.shuffle.partitions", "2");
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
  }

  @AfterAll
  static void forgetMaster() {
    for (String key : List.of("master", "ui.enabled", "driver.host", "driver.bindAddress")) {
      System.clearProperty("spark." + key);
    }
    System.clearProperty("spark.sql.shuffle.partitions");
  }

  @Test
  void publishesARunThatCanBeReadBack() throws IOException {
    Path output = folder.resolve("published");
    String printed = printedBy(() -> TrainJob.main(arguments(ratings, output)));

    String id = current(output);
    assertThat(Listing.of(output))
        .containsExactly(
            "CURRENT",
            "runs/" + id + "/_SUCCESS",
            "runs/" + id + "/history.csv",
            "runs/" + id + "/items.parquet",
            "runs/" + id + "/metrics.json",
            "runs/" + id + "/model.json",
            "runs/" + id + "/model.zip",
            "runs/" + id + "/settings.conf");
    JsonNode metrics = metrics(output);
    assertThat(metrics.at("/run/id").asText()).isEqualTo(id);
    assertThat(metrics.at("/run/stages/read_ratings").asDouble()).isPositive();
    assertThat(metrics.at("/data/test/ratings").asLong())
        .isPositive()
        .isEqualTo(
            metrics.at("/data/test/scored").asLong()
                + metrics.at("/data/test/unseen_user").asLong()
                + metrics.at("/data/test/unseen_item").asLong());
    assertThat(metrics.at("/training/last_loss").asDouble())
        .isLessThan(metrics.at("/training/first_loss").asDouble());
    assertThat(metrics.at("/training/workers").asInt()).isEqualTo(1);
    assertThat(metrics.at("/paired/bias/difference").asDouble())
        .isEqualTo(
            metrics.at("/test/rmse").asDouble() - metrics.at("/baselines/bias/rmse").asDouble())
        .isBetween(
            metrics.at("/paired/bias/low").asDouble(), metrics.at("/paired/bias/high").asDouble());
    // Ratings of all users mix over time.
    assertThat(metrics.at("/fold_in").isMissingNode()).isTrue();
    assertThat(Files.readAllLines(run(output).resolve("history.csv"))).hasSize(4);
    assertThat(network(output).numParams()).isEqualTo(metrics.at("/network/parameters").asLong());
    assertThat(printed)
        .contains("autoencoder", "global mean", "item mean", "bias", "bias baseline")
        .endsWith("Run %s: %s%n".formatted(id, "file:" + run(output)));
  }

  @Test
  void settingsOfARunRepeatIt() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    System.setProperty("spark.master", "local[1]");
    try {
      assertThat(TrainJob.run(arguments(ratings, first, "--set", "network.code-dropout=0.2")))
          .isZero();
      String settings = run(first).resolve("settings.conf").toString();
      assertThat(TrainJob.run("--conf", settings, "--output", second.toString())).isZero();
    } finally {
      System.setProperty("spark.master", "local[2]");
    }
    for (String number :
        List.of(
            "/test/rmse",
            "/test/mae",
            "/test/rmse_low",
            "/validation/rmse",
            "/training/last_loss")) {
      assertThat(metrics(second).at(number).asDouble())
          .as(number)
          .isCloseTo(metrics(first).at(number).asDouble(), within(1e-6));
    }
    assertThat(network(second).params()).isEqualTo(network(first).params());
  }

  /**
   * Held-out ratings lie at and after the 80th percentile; turning them over must change nothing.
   */
  @Test
  void heldOutRatingsChangeNoPrediction() throws IOException {
    Path before = folder.resolve("before");
    assertThat(TrainJob.run(arguments(ratings, before))).isZero();
    double cutoff = metrics(before).at("/data/cutoff_timestamp").asDouble();
    Path turned = folder.resolve("turned.csv");
    Files.write(
        turned,
        Files.readAllLines(ratings).stream().map(l -> SyntheticRatings.turned(l, cutoff)).toList());

    Path after = folder.resolve("after");
    assertThat(TrainJob.run(arguments(turned, after))).isZero();
    assertThat(network(after).params()).isEqualTo(network(before).params());
    assertThat(Files.readAllBytes(run(after).resolve("model.json")))
        .isEqualTo(Files.readAllBytes(run(before).resolve("model.json")));
    assertThat(metrics(after).at("/test/rmse").asDouble())
        .isNotCloseTo(metrics(before).at("/test/rmse").asDouble(), within(0.05));
  }

  @Test
  void averagesTwoWorkersOnRatingsGivenAsTwoTables() throws IOException {
    List<String> lines = Files.readAllLines(ratings);
    List<String> test = new ArrayList<>(lines.subList(0, 1));
    test.addAll(lines.subList(1, 101));
    List<String> train = new ArrayList<>(lines.subList(0, 1));
    train.addAll(lines.subList(101, lines.size()));
    Path trainFile = Files.write(folder.resolve("train.csv"), train);
    Path testFile = Files.write(folder.resolve("test.csv"), test);
    Path output = folder.resolve("given");

    String[] given =
        arguments(
            trainFile,
            output,
            "--held-out",
            testFile.toString(),
            "--set",
            "training.workers=2",
            "--set",
            "training.averaging-frequency=1",
            "--set",
            "split.validation-fraction=0");
    assertThat(TrainJob.run(given)).isZero();
    JsonNode metrics = metrics(output);
    assertThat(metrics.at("/data/test/ratings").asLong()).isEqualTo(100);
    assertThat(metrics.at("/training/workers").asInt()).isEqualTo(2);
    // 78 users are five mini-batches of 16, each shared out to the two workers: five rounds an
    // epoch.
    assertThat(metrics.at("/training/averaging_rounds").asInt()).isEqualTo(15);
    // All ratings of the first users are held out.
    assertThat(metrics.at("/fold_in/users").asInt()).isBetween(2, 5);
    assertThat(metrics.at("/fold_in/ratings").asLong())
        .isBetween(20L, metrics.at("/data/test/unseen_user").asLong() / 2 + 5);
    assertThat(metrics.at("/validation").isMissingNode()).isTrue();
  }

  @Test
  void refusesRatingsThatAreNotThere() {
    Path output = folder.resolve("nothing");
    assertThat(TrainJob.run(arguments(folder.resolve("absent.csv"), output))).isEqualTo(3);
    assertThat(Listing.of(output)).containsExactly("runs");
  }

  @Test
  void divergingTrainingEndsWithOneAndLeavesNothing() {
    Path output = folder.resolve("diverged");
    String[] wild =
        arguments(
            ratings,
            output,
            "--set",
            "training.optimizer=sgd",
            "--set",
            "training.learning-rate=1e30",
            "--set",
            "network.activation=relu");
    assertThat(TrainJob.run(wild)).isEqualTo(1);
    assertThat(Listing.of(output)).containsExactly("runs");
  }

  @Test
  void outputThatCannotBeWrittenEndsWithFive() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(TrainJob.run(arguments(ratings, file.resolve("below")))).isEqualTo(5);
  }

  private static String[] arguments(Path input, Path output, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--input", input.toString(), "--output", output.toString()));
    arguments.addAll(Arrays.asList(SMALL));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static String printedBy(Runnable job) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      job.run();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String current(Path output) throws IOException {
    return Files.readString(output.resolve("CURRENT")).strip();
  }

  private static Path run(Path output) throws IOException {
    return output.resolve("runs").resolve(current(output));
  }

  private static JsonNode metrics(Path output) throws IOException {
    return JSON.readTree(run(output).resolve("metrics.json").toFile());
  }

  private static MultiLayerNetwork network(Path output) throws IOException {
    return ModelSerializer.restoreMultiLayerNetwork(run(output).resolve("model.zip").toFile());
  }
}
