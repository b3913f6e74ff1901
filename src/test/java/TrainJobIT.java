import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.metrics;
import static recommender.testing.LocalRuns.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.model.Recommender;
import recommender.testing.HeldOut;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.SyntheticRatings;

/** The whole job on one machine: calls it as a user would and reads back what it left. */
class TrainJobIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=16",
          "network.code-dropout=0.2",
          "training.epochs=3",
          "training.batch-size=16",
          "training.learning-rate=0.01",
          "split.percentile=0.8",
          "evaluation.bootstrap=50");

  @TempDir static Path folder;
  private static Path ratings;

  /** A run on the ratings as they are, which others are compared to. */
  private static Path published;

  private static String printed;

  @BeforeAll
  static void trainOnce() throws IOException {
    LocalRuns.startSparkInJobs();
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    published = folder.resolve("published");
    printed = printedBy(() -> TrainJob.main(RUNS.arguments(ratings, published)));
    assertThat(SparkSession.getDefaultSession().isDefined()).isFalse();
  }

  @Test
  void publishesARunThatCanBeReadBack() throws IOException {
    String id = folder(published).getFileName().toString();
    assertThat(Listing.of(published))
        .containsExactly(
            "CURRENT",
            "promotions.jsonl",
            "runs/" + id + "/_SUCCESS",
            "runs/" + id + "/baselines.json",
            "runs/" + id + "/history.csv",
            "runs/" + id + "/items.parquet",
            "runs/" + id + "/metrics.json",
            "runs/" + id + "/model-card.md",
            "runs/" + id + "/model.json",
            "runs/" + id + "/model.zip",
            "runs/" + id + "/optimizer.bin",
            "runs/" + id + "/quality.json",
            "runs/" + id + "/report.html",
            "runs/" + id + "/settings.conf",
            "runs/" + id + "/users.parquet",
            "runs/" + id + "/verdict.json");
    JsonNode metrics = metrics(published);
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
            metrics.at("/test/rmse").asDouble() - metrics.at("/baselines/bias/rmse").asDouble());
    // Users who are hard for one are hard for the other: drawn together, they differ by less.
    assertThat(width(metrics.at("/paired/bias"), "low", "high"))
        .isPositive()
        .isLessThan(width(metrics.at("/test"), "rmse_low", "rmse_high"));
    // Ratings of all users mix over time.
    assertThat(metrics.at("/fold_in").isMissingNode()).isTrue();
    assertThat(Files.readAllLines(folder(published).resolve("history.csv"))).hasSize(4);
    assertThat(network(published).numParams())
        .isEqualTo(metrics.at("/network/parameters").asLong());
    assertThat(printed)
        .contains("autoencoder", "global mean", "item mean", "bias", "bias baseline")
        .endsWith(
            "Run %1$s: file:%2$s%nReport: file:%2$s/report.html%n"
                .formatted(id, folder(published)));
    // What is said first in the report is what was printed.
    String verdict =
        printed.lines().filter(line -> line.contains("bias baseline")).findFirst().orElseThrow();
    assertThat(Files.readString(folder(published).resolve("report.html")))
        .contains("<h1>" + verdict + "</h1>", "Ratings over time");
    assertThat(Files.readString(folder(published).resolve("model-card.md")))
        .contains("- " + verdict);
  }

  private static double width(JsonNode interval, String low, String high) {
    return interval.at("/" + high).asDouble() - interval.at("/" + low).asDouble();
  }

  /** Errors of the published model, worked out here, are those that the job measured. */
  @Test
  void thePublishedModelPredictsWhatTheJobDid() throws IOException {
    JsonNode test = metrics(published).at("/test");
    HeldOut heldOut =
        HeldOut.of(ratings, metrics(published).at("/data/cutoff_timestamp").asDouble());
    Recommender recommender =
        Recommender.load(
            new org.apache.hadoop.fs.Path(folder(published).toUri()), new Configuration());
    Map<Long, double[]> squares = new TreeMap<>();
    heldOut
        .later()
        .forEach(
            (user, items) ->
                squares.put(
                    user,
                    items.keySet().stream()
                        .mapToDouble(
                            item ->
                                recommender
                                        .predict(user, heldOut.known(user), List.of(item))
                                        .get(0)
                                        .score()
                                    - items.get(item))
                        .map(error -> error * error)
                        .toArray()));
    double[] all = squares.values().stream().flatMapToDouble(Arrays::stream).toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    double rmse = Math.sqrt(mean);
    assertThat(all).hasSize(metrics(published).at("/data/test/scored").asInt());
    assertThat(test.at("/rmse").asDouble()).isCloseTo(rmse, within(1e-5));
    // The ends are 1.96 standard errors away, give or take what 50 resamples of users can tell.
    double excess =
        squares.values().stream()
            .mapToDouble(user -> Arrays.stream(user).map(square -> square - mean).sum())
            .map(each -> each * each)
            .sum();
    double error = Math.sqrt(excess) / all.length / (2 * rmse);
    assertThat(test.at("/rmse_low").asDouble()).isCloseTo(rmse - 1.96 * error, within(0.8 * error));
    assertThat(test.at("/rmse_high").asDouble())
        .isCloseTo(rmse + 1.96 * error, within(0.8 * error));
  }

  @Test
  void settingsOfARunRepeatIt() throws IOException {
    String settings = folder(published).resolve("settings.conf").toString();
    Path second = folder.resolve("second");
    assertThat(TrainJob.run("--conf", settings, "--output", second.toString())).isZero();
    for (String number :
        List.of(
            "/test/rmse",
            "/test/mae",
            "/test/rmse_low",
            "/validation/rmse",
            "/training/last_loss")) {
      assertThat(metrics(second).at(number).asDouble())
          .as(number)
          .isCloseTo(metrics(published).at(number).asDouble(), within(1e-6));
    }
    assertThat(network(second).params()).isEqualTo(network(published).params());
  }

  /**
   * Held-out ratings lie at and after the 80th percentile; turning them over must change nothing.
   */
  @Test
  void heldOutRatingsChangeNoPrediction() throws IOException {
    double cutoff = metrics(published).at("/data/cutoff_timestamp").asDouble();
    Path turned = SyntheticRatings.turned(ratings, cutoff, folder.resolve("turned.csv"));

    Path after = folder.resolve("after");
    assertThat(TrainJob.run(RUNS.arguments(turned, after))).isZero();
    assertThat(network(after).params()).isEqualTo(network(published).params());
    assertThat(Files.readAllBytes(folder(after).resolve("model.json")))
        .isEqualTo(Files.readAllBytes(folder(published).resolve("model.json")));
    assertThat(metrics(after).at("/test/rmse").asDouble())
        .isNotCloseTo(metrics(published).at("/test/rmse").asDouble(), within(0.05));
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
        RUNS.arguments(
            trainFile,
            output,
            "--held-out=" + testFile,
            "network.vectors=user",
            "training.workers=2",
            "training.averaging-frequency=1",
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
    assertThat(TrainJob.run(RUNS.arguments(folder.resolve("absent.csv"), output))).isEqualTo(3);
    assertThat(Listing.of(output)).containsExactly("runs");
  }

  @Test
  void divergingTrainingEndsWithOneAndLeavesNothing() {
    Path output = folder.resolve("diverged");
    String[] wild =
        RUNS.arguments(
            ratings,
            output,
            "training.optimizer=sgd",
            "training.learning-rate=1e30",
            "network.activation=relu");
    assertThat(TrainJob.run(wild)).isEqualTo(1);
    assertThat(Listing.of(output)).containsExactly("runs");
  }

  @Test
  void outputThatCannotBeWrittenEndsWithFive() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThat(TrainJob.run(RUNS.arguments(ratings, file.resolve("below")))).isEqualTo(5);
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
}
