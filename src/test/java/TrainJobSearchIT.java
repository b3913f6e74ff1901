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
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.SyntheticRatings;
import recommender.testing.WatchedFileSystem;
import recommender.testing.WatchedFileSystem.Step;

/** {@code TrainJob --search} on one machine, as a user would start it. */
class TrainJobSearchIT {
  private static final List<String> SPARK =
      List.of(
          "master",
          "ui.enabled",
          "driver.host",
          "driver.bindAddress",
          "sql.shuffle.partitions",
          "hadoop.fs.file.impl",
          "hadoop.fs.file.impl.disable.cache");

  /** Four candidates train up to 1 epoch, two up to 2 and one up to 6. */
  private static final String SEARCH =
      """
      search {
        seed = 3, candidates = 4, halving = 2, first-epochs = 1
        space {
          network.hidden = [[4], [16], [8, 4, 8]]
          training.learning-rate = { from = 1e-3, to = 2e-2, scale = log }
        }
      }
      """;

  private static final String[] SMALL = {
    "--set", "training.epochs=6",
    "--set", "training.batch-size=16",
    "--set", "split.percentile=0.8",
    "--set", "evaluation.bootstrap=0"
  };

  @TempDir static Path folder;
  private static Path ratings;
  private static Path search;
  private static Path searched;

  @BeforeAll
  static void searchOnce() throws IOException {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "localhost");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.shuffle.partitions", "2");
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    search = Files.writeString(folder.resolve("search.conf"), SEARCH);
    searched = folder.resolve("searched");
    assertThat(search(ratings, searched)).isZero();
  }

  @AfterAll
  static void forgetSpark() {
    SPARK.forEach(key -> System.clearProperty("spark." + key));
  }

  @Test
  void publishesTheWinnerAndTheTable() throws IOException {
    String run = "runs/" + run(searched).getFileName();
    assertThat(Listing.of(searched))
        .containsExactly(
            "CURRENT",
            run + "/_SUCCESS",
            run + "/history.csv",
            run + "/items.parquet",
            run + "/metrics.json",
            run + "/model.json",
            run + "/model.zip",
            run + "/search.csv",
            run + "/settings.conf");
    List<String> table = table(searched);
    assertThat(table).hasSize(1 + 4 + 2 + 1);
    assertThat(table.get(0))
        .isEqualTo(
            "candidate,rung,epochs,best_epoch,validation_rmse,network.hidden,training.learning-rate,chosen");
    assertThat(table.subList(1, 7)).allMatch(row -> row.endsWith(",false"));
    assertThat(table.get(7)).endsWith(",true");
    JsonNode metrics = metrics(searched);
    assertThat(metrics.at("/training/epochs").asInt()).isEqualTo(Integer.parseInt(field(3)));
    assertThat(metrics.at("/data/validation/ratings").asLong()).isZero();
    assertThat(Files.readString(run(searched).resolve("settings.conf")))
        .contains("learning-rate=" + learningRate(), "epochs=" + field(3));
  }

  /** The winner's validation RMSE is what a run of its settings has. */
  @Test
  void aCandidateIsScoredAsARunIs() throws IOException {
    Path plain = folder.resolve("plain");
    String hidden = table(searched).get(7).replaceAll(".*(\\[.*\\]).*", "$1");
    assertThat(
            TrainJob.run(
                arguments(
                    ratings,
                    plain,
                    "--set",
                    "network.hidden=" + hidden,
                    "--set",
                    "training.learning-rate=" + learningRate(),
                    "--set",
                    "training.workers=1")))
        .isZero();
    JsonNode metrics = metrics(plain);
    assertThat(metrics.at("/validation/rmse").asDouble())
        .isCloseTo(Double.parseDouble(field(4)), within(1e-6));
    assertThat(metrics.at("/training/best_epoch").asInt()).isEqualTo(Integer.parseInt(field(3)));
    assertThat(metrics(searched).at("/data/train/ratings").asLong())
        .isEqualTo(
            metrics.at("/data/train/ratings").asLong()
                + metrics.at("/data/validation/ratings").asLong());
  }

  @Test
  void theSameSeedGivesTheSameTableWhateverTheSlots() throws IOException {
    Path again = folder.resolve("again");
    System.setProperty("spark.master", "local[3]");
    try {
      assertThat(search(ratings, again)).isZero();
    } finally {
      System.setProperty("spark.master", "local[2]");
    }
    assertThat(table(again)).isEqualTo(table(searched));
  }

  /** Test lies at and after the 80th percentile; turning it over must change nothing but scores. */
  @Test
  void testRatingsChangeNeitherTheTableNorTheWinner() throws IOException {
    double cutoff = metrics(searched).at("/data/cutoff_timestamp").asDouble();
    Path turned = folder.resolve("turned.csv");
    Files.write(
        turned,
        Files.readAllLines(ratings).stream().map(l -> SyntheticRatings.turned(l, cutoff)).toList());
    Path output = folder.resolve("turned");
    assertThat(search(turned, output)).isZero();
    assertThat(table(output)).isEqualTo(table(searched));
    assertThat(network(output).params()).isEqualTo(network(searched).params());
    assertThat(metrics(output).at("/test/rmse").asDouble())
        .isNotCloseTo(metrics(searched).at("/test/rmse").asDouble(), within(0.05));
  }

  /** The first score of the second rung cannot be written; then all can. */
  @Test
  void aSearchThatFailedGoesOnWithoutRepeatingWhatIsDone() throws IOException {
    Path output = folder.resolve("resumed");
    System.setProperty("spark.hadoop.fs.file.impl", WatchedFileSystem.class.getName());
    System.setProperty("spark.hadoop.fs.file.impl.disable.cache", "true");
    WatchedFileSystem.watched(
        (step, path) -> {
          if (step == Step.CREATE && path.getName().startsWith("rung-2")) {
            throw new IOException("no space left");
          }
        });
    assertThat(search(ratings, output)).isEqualTo(5);
    assertThat(Listing.of(output))
        .hasSize(5)
        .filteredOn(file -> file.matches("\\.search-[0-9a-f]{12}/rung-1-candidate-[1-4]"))
        .hasSize(4);

    Collection<String> written = new ConcurrentLinkedQueue<>();
    WatchedFileSystem.watched(
        (step, path) -> {
          if (step == Step.CREATE && path.getName().startsWith("rung-")) {
            written.add(path.getName());
          }
        });
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(search(ratings, output)).isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("; went on with 4 scores of a job that was stopped");
    assertThat(written).hasSize(3).noneMatch(name -> name.startsWith("rung-1"));
    assertThat(table(output)).isEqualTo(table(searched));
    assertThat(Listing.of(output)).noneMatch(file -> file.startsWith(".search"));
  }

  @Test
  void problemsOfTheSearchFileEndWithTwoBeforeAnything() throws IOException {
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.conf"), SEARCH.replace("network.hidden", "network.hiden"));
    Path output = folder.resolve("wrong");
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(TrainJob.run(arguments(ratings, output, "--search", wrong.toString())))
          .isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("network.hiden: expected a known key such as network.hidden", wrong + ": 4");
    assertThat(Listing.of(output)).isEmpty();
  }

  private static int search(Path input, Path output) {
    return TrainJob.run(arguments(input, output, "--search", search.toString()));
  }

  private static String[] arguments(Path input, Path output, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--input", input.toString(), "--output", output.toString()));
    arguments.addAll(Arrays.asList(SMALL));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private static List<String> table(Path output) throws IOException {
    return Files.readAllLines(run(output).resolve("search.csv"));
  }

  /** A field of the chosen row, before those that may have commas. */
  private static String field(int number) throws IOException {
    return table(searched).get(7).split(",")[number];
  }

  private static String learningRate() throws IOException {
    return table(searched).get(7).replaceAll(".*,(.*),true", "$1");
  }

  private static Path run(Path output) throws IOException {
    return output.resolve("runs").resolve(Files.readString(output.resolve("CURRENT")).strip());
  }

  private static JsonNode metrics(Path output) throws IOException {
    return new ObjectMapper().readTree(run(output).resolve("metrics.json").toFile());
  }

  private static MultiLayerNetwork network(Path output) throws IOException {
    return ModelSerializer.restoreMultiLayerNetwork(run(output).resolve("model.zip").toFile());
  }
}
