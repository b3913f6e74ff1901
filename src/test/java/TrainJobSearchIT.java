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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.SyntheticRatings;
import recommender.testing.WatchedFileSystem;
import recommender.testing.WatchedFileSystem.Step;

/** {@code TrainJob --search} on one machine, as a user would start it. */
class TrainJobSearchIT {
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

  /** Three candidates train one epoch, one of them up to 6. */
  private static final String RANKING_SEARCH =
      """
      search {
        seed = 3, candidates = 3, halving = 2, first-epochs = 1
        space {
          network.hidden = [[4], [16]]
          training.learning-rate = { from = 1e-3, to = 2e-2, scale = log }
        }
      }
      """;

  /** The same for the network that ranks, and as many of the one that predicts ratings. */
  private static final String SEARCH_OF_BOTH =
      RANKING_SEARCH
              .replace("network.", "ranking.network.")
              .replace("training.", "ranking.training.")
          + "search.space.network.hidden = [[2], [5], [8]]\n";

  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "training.epochs=6",
          "training.batch-size=16",
          "split.percentile=0.8",
          "evaluation.bootstrap=0");

  @TempDir static Path folder;
  private static Path ratings;
  private static Path search;
  private static Path searched;

  @BeforeAll
  static void searchOnce() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    search = Files.writeString(folder.resolve("search.conf"), SEARCH);
    searched = folder.resolve("searched");
    assertThat(search(ratings, searched)).isZero();
  }

  @AfterEach
  void forgetSlotsAndFileSystem() {
    System.setProperty("spark.master", "local[2]");
    System.clearProperty("spark.hadoop.fs.file.impl");
    System.clearProperty("spark.hadoop.fs.file.impl.disable.cache");
  }

  @Test
  void publishesTheWinnerAndTheTable() throws IOException {
    String run = "runs/" + folder(searched).getFileName();
    assertThat(Listing.of(searched))
        .containsExactly(
            "CURRENT",
            "promotions.jsonl",
            run + "/_SUCCESS",
            run + "/baselines.json",
            run + "/history.csv",
            run + "/items.parquet",
            run + "/metrics.json",
            run + "/model-card.md",
            run + "/model.json",
            run + "/model.zip",
            run + "/optimizer.bin",
            run + "/quality.json",
            run + "/report.html",
            run + "/search.csv",
            run + "/settings.conf",
            run + "/users.parquet",
            run + "/verdict.json");
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
    assertThat(Files.readString(folder(searched).resolve("settings.conf")))
        .contains("learning-rate=" + learningRate(), "epochs=" + field(3));
  }

  /** The winner's validation RMSE is what a run of its settings has. */
  @Test
  void aCandidateIsScoredAsARunIs() throws IOException {
    Path plain = folder.resolve("plain");
    String hidden = table(searched).get(7).replaceAll(".*(\\[.*\\]).*", "$1");
    assertThat(
            TrainJob.run(
                RUNS.arguments(
                    ratings,
                    plain,
                    "network.hidden=" + hidden,
                    "training.learning-rate=" + learningRate(),
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

  /** Test lies at and after the 80th percentile; turning it over must change nothing but scores. */
  @Test
  void testRatingsChangeNeitherTheTableNorTheWinner() throws IOException {
    double cutoff = metrics(searched).at("/data/cutoff_timestamp").asDouble();
    Path turned = SyntheticRatings.turned(ratings, cutoff, folder.resolve("turned.csv"));
    Path output = folder.resolve("turned");
    assertThat(search(turned, output)).isZero();
    assertThat(table(output)).isEqualTo(table(searched));
    assertThat(network(output).params()).isEqualTo(network(searched).params());
    assertThat(metrics(output).at("/test/rmse").asDouble())
        .isNotCloseTo(metrics(searched).at("/test/rmse").asDouble(), within(0.05));
  }

  /**
   * The first score of the second rung cannot be written; then all can. Slots are more than those
   * of the search that went through, and its table is the same.
   */
  @Test
  void aSearchThatFailedGoesOnWithoutRepeatingWhatIsDoneWhateverTheSlots() throws IOException {
    LocalRuns.startSparkInJobs();
    Path output = folder.resolve("resumed");
    System.setProperty("spark.master", "local[3]");
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

  /** Alone and beside a network that predicts ratings, and its winner as a run has it. */
  @Test
  void aNetworkThatRanksIsSearchedByItsListsAloneAndBesideAnother() throws IOException {
    Path alone = folder.resolve("ranking");
    assertThat(
            search(
                "ranking.conf",
                RANKING_SEARCH,
                alone,
                "network.objective=ranking",
                "network.type=autoencoder"))
        .isZero();
    List<String> table = table(alone);
    assertThat(table).hasSize(1 + 3 + 1);
    assertThat(table.get(0))
        .isEqualTo(
            "candidate,rung,epochs,best_epoch,validation_ndcg_at_10,network.hidden,training.learning-rate,chosen");
    assertThat(ndcg(table.get(1)))
        .isBetween(ndcg(table.get(2)), 1.0)
        .isGreaterThan(ndcg(table.get(3)));
    String winner = table.get(4);
    assertThat(winner).startsWith(table.get(1).split(",")[0] + ",2,").endsWith(",true");
    assertThat(ndcg(winner)).isGreaterThanOrEqualTo(ndcg(table.get(1)));
    assertThat(metrics(alone).at("/training/epochs").asText()).isEqualTo(winner.split(",")[3]);
    assertThat(metrics(alone).at("/data/validation/ratings").asLong()).isZero();
    assertIsThatOfARun(winner);

    Path both = folder.resolve("both");
    assertThat(
            search(
                "both.conf",
                SEARCH_OF_BOTH,
                both,
                "network.objective=both",
                "ranking.network.type=autoencoder",
                "ranking.training.epochs=6",
                "ranking.training.batch-size=16"))
        .isZero();
    assertThat(Files.readString(folder(both).resolve("ranking-search.csv")).replace("ranking.", ""))
        .isEqualTo(Files.readString(folder(alone).resolve("search.csv")));
    List<String> ratings = table(both);
    assertThat(ratings.get(0))
        .isEqualTo("candidate,rung,epochs,best_epoch,validation_rmse,network.hidden,chosen");
    assertThat(ratings).hasSize(1 + 3 + 1);
    JsonNode metrics = metrics(both);
    assertThat(metrics.at("/training/epochs").asText()).isEqualTo(ratings.get(4).split(",")[3]);
    assertThat(metrics.at("/ranking/training/epochs").asText()).isEqualTo(winner.split(",")[3]);
    assertThat(metrics.at("/data/validation/ratings").asLong()).isZero();
    assertThat(network(both, "ranking.zip").params()).isEqualTo(network(alone).params());
    assertThat(network(both).getLayer(0).getParam("b").length())
        .hasToString(ratings.get(4).replaceAll(".*\\[(.*)\\].*", "$1"));
    assertThat(Listing.of(both)).noneMatch(file -> file.startsWith(".search"));
  }

  /** The NDCG of a chosen candidate is what a run of its settings has on validation. */
  private static void assertIsThatOfARun(String winner) throws IOException {
    Path plain = folder.resolve("plain-ranking");
    assertThat(
            TrainJob.run(
                RUNS.arguments(
                    ratings,
                    plain,
                    "network.objective=ranking",
                    "network.type=autoencoder",
                    "network.hidden=" + winner.replaceAll(".*(\\[.*\\]).*", "$1"),
                    "training.learning-rate=" + winner.replaceAll(".*,(.*),true", "$1"),
                    "training.workers=1")))
        .isZero();
    JsonNode metrics = metrics(plain);
    assertThat(metrics.at("/validation/ndcg_at_10").asDouble())
        .isCloseTo(ndcg(winner), within(1e-9));
    assertThat(metrics.at("/training/best_epoch").asText()).isEqualTo(winner.split(",")[3]);
  }

  private static int search(String name, String text, Path output, String... settings)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    String[] more = Arrays.copyOf(settings, settings.length + 1);
    more[settings.length] = "--search=" + file;
    return TrainJob.run(RUNS.arguments(ratings, output, more));
  }

  private static double ndcg(String row) {
    return Double.parseDouble(row.split(",")[4]);
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
      assertThat(TrainJob.run(RUNS.arguments(ratings, output, "--search=" + wrong))).isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("network.hiden: expected a known key such as network.hidden", wrong + ": 4");
    assertThat(Listing.of(output)).isEmpty();
  }

  private static int search(Path input, Path output) {
    return TrainJob.run(RUNS.arguments(input, output, "--search=" + search));
  }

  private static List<String> table(Path output) throws IOException {
    return Files.readAllLines(folder(output).resolve("search.csv"));
  }

  /** A field of the chosen row, before those that may have commas. */
  private static String field(int number) throws IOException {
    return table(searched).get(7).split(",")[number];
  }

  private static String learningRate() throws IOException {
    return table(searched).get(7).replaceAll(".*,(.*),true", "$1");
  }
}
