import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.json;
import static recommender.testing.LocalRuns.metrics;
import static recommender.testing.LocalRuns.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.model.Recommender;
import recommender.model.ScoreSource;
import recommender.model.ScoredItem;
import recommender.testing.HeldOut;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.SyntheticRatings;

/** The whole job where it is to recommend: trained, in closed form, and beside ratings. */
class TrainJobRankingIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "split.percentile=0.8",
          "evaluation.bootstrap=50",
          "network.hidden=16",
          "training.epochs=3",
          "training.batch-size=16",
          "training.workers=1");

  @TempDir static Path folder;
  private static Path ratings;

  /** A run that trained a network for each objective. */
  private static Path both;

  @BeforeAll
  static void trainBoth() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    both = folder.resolve("both");
    assertThat(
            run(
                ratings,
                both,
                "network.objective=both",
                "ranking.network.hidden=8",
                "ranking.training.epochs=4",
                "ranking.training.batch-size=16"))
        .isZero();
  }

  @Test
  void bothNetworksStandInOneRun() throws IOException {
    assertThat(Listing.of(folder(both)))
        .containsExactly(
            "_SUCCESS",
            "baselines.json",
            "ease-history.csv",
            "ease.zip",
            "fused-history.csv",
            "history.csv",
            "items.parquet",
            "metrics.json",
            "model-card.md",
            "model.json",
            "model.zip",
            "optimizer.bin",
            "quality.json",
            "ranking-history.csv",
            "ranking-optimizer.bin",
            "ranking.zip",
            "report.html",
            "settings.conf",
            "users.parquet",
            "verdict.json");
    JsonNode metrics = metrics(both);
    JsonNode facts = json(both, "model.json");
    assertThat(facts.at("/objective").asText()).isEqualTo("both");
    assertThat(facts.at("/ranking/network").asText()).isEqualTo("ranking.zip");
    assertThat(facts.at("/ranking/liked_from").asDouble()).isEqualTo(4);
    assertThat(facts.at("/ranking/type").asText()).isEqualTo("fused");
    assertThat(facts.at("/ranking/ease/network").asText()).isEqualTo("ease.zip");
    assertThat(facts.at("/ranking/ease_weight").asDouble())
        .isEqualTo(metrics.at("/ranking/fused/ease_weight").asDouble());
    // After three epochs a network predicts about as well as the mean.
    assertThat(metrics.at("/test/rmse").asDouble())
        .isCloseTo(metrics.at("/baselines/global_mean/rmse").asDouble(), within(0.1));
    assertThat(metrics.at("/paired_ndcg_at_10/popularity/difference").asDouble())
        .isCloseTo(
            metrics.at("/test/ndcg_at_10").asDouble()
                - metrics.at("/baselines/popularity/ndcg_at_10").asDouble(),
            within(1e-12));
    assertThat(metrics.at("/training/epochs").asInt()).isEqualTo(3);
    assertThat(metrics.at("/ranking/training/epochs").asInt()).isEqualTo(4);
    assertThat(metrics.at("/ranking/training/last_loss").asDouble())
        .isLessThan(metrics.at("/ranking/training/first_loss").asDouble());
    assertThat(Files.readAllLines(folder(both).resolve("ranking-history.csv")))
        .hasSize(5)
        .first()
        .asString()
        .startsWith("epoch,train_loss,validation_ndcg_at_10,");
    assertThat(network(both, "ranking.zip").layerSize(0)).isEqualTo(8);
    assertThat(network(both, "model.zip").layerSize(0)).isEqualTo(16);
    assertThat(folder(both).resolve("settings.conf"))
        .content()
        .contains("ranking {", "objective=both");
    assertAnswers(both);
  }

  /** Lists of the published networks, scored here, are as good as the job said. */
  @Test
  void thePublishedNetworksMakeTheListsThatTheJobScored() throws IOException {
    JsonNode metrics = metrics(both);
    HeldOut heldOut = HeldOut.of(ratings, metrics.at("/data/cutoff_timestamp").asDouble());
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(folder(both).toUri());
    Recommender recommender = Recommender.load(folder, new Configuration());
    Map<Long, List<Long>> lists = new TreeMap<>();
    for (long user : heldOut.relevant().keySet()) {
      lists.put(user, list(recommender, user, heldOut));
    }
    assertThat(lists).hasSize(metrics.at("/data/test/users_ranked").asInt());
    double[] ndcgs = HeldOut.ndcgs(heldOut.relevant(), lists::get);
    assertThat(Arrays.stream(ndcgs).average().orElseThrow())
        .isCloseTo(metrics.at("/test/ndcg_at_10").asDouble(), within(1e-6));
    assertInterval(ndcgs, metrics.at("/test"));
    assertThat(lists.values().stream().flatMap(List::stream).distinct().count() / 40.0)
        .isCloseTo(metrics.at("/test/coverage_at_10").asDouble(), within(1e-12));
    assertThat(HeldOut.ndcg(heldOut.relevant(), user -> heldOut.popular(user, 10)))
        .isCloseTo(metrics.at("/baselines/popularity/ndcg_at_10").asDouble(), within(1e-12));
    Recommender ofRatings = Recommender.load(ratingsAlone(both), new Configuration());
    assertThat(HeldOut.ndcg(heldOut.relevant(), user -> list(ofRatings, user, heldOut)))
        .isCloseTo(metrics.at("/baselines/rating_network/ndcg_at_10").asDouble(), within(1e-6));
  }

  /** The ends are 1.96 standard errors from the mean, give or take what 50 resamples can tell. */
  private static void assertInterval(double[] ndcgs, JsonNode test) {
    double mean = Arrays.stream(ndcgs).average().orElseThrow();
    double variance =
        Arrays.stream(ndcgs).map(each -> (each - mean) * (each - mean)).average().orElseThrow();
    double error = Math.sqrt(variance / ndcgs.length);
    assertThat(test.at("/ndcg_at_10_low").asDouble())
        .isCloseTo(mean - 1.96 * error, within(0.8 * error));
    assertThat(test.at("/ndcg_at_10_high").asDouble())
        .isCloseTo(mean + 1.96 * error, within(0.8 * error));
  }

  private static List<Long> list(Recommender recommender, long user, HeldOut heldOut) {
    return recommender.topN(user, heldOut.known(user), 10, List.of()).stream()
        .map(each -> (Long) each.item())
        .toList();
  }

  /** A copy of a run of both that says it has the model of ratings only. */
  private static org.apache.hadoop.fs.Path ratingsAlone(Path output) throws IOException {
    Path copy = Files.createDirectory(output.resolve("ratings-alone"));
    for (String file : List.of("model.zip", "items.parquet", "users.parquet", "_SUCCESS")) {
      if (Files.exists(folder(output).resolve(file))) {
        Files.copy(folder(output).resolve(file), copy.resolve(file));
      }
    }
    String facts = Files.readString(folder(output).resolve("model.json"));
    Files.writeString(copy.resolve("model.json"), facts.replace("\"both\"", "\"rating\""));
    return new org.apache.hadoop.fs.Path(copy.toUri());
  }

  /** Both networks of a run answer, the one with ratings, the other with a list. */
  private static void assertAnswers(Path output) throws IOException {
    Map<Long, Double> user = Map.of(1L, 5.0, 2L, 4.5, 3L, 1.0);
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(folder(output).toUri());
    Recommender recommender = Recommender.load(folder, new Configuration());
    ScoredItem rating = recommender.predict(user, List.of(7L)).get(0);
    assertThat(rating.source()).isEqualTo(ScoreSource.RATING);
    assertThat(rating.score()).isBetween(.5, 5.);
    List<ScoredItem> list = recommender.topN(user, 10, List.of());
    assertThat(list).extracting(ScoredItem::source).containsOnly(ScoreSource.RANKING);
    assertThat(list)
        .hasSize(10)
        .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    assertThat(list).extracting(ScoredItem::item).doesNotContain(1L, 2L, 3L);
  }

  /** The first alone would take hours. */
  @Test
  @Timeout(120)
  void aSecondNetworkThatDoesNotFitIsRefusedBeforeTheFirstIsTrained() throws IOException {
    Path output = folder.resolve("refused");
    String[] tooMuch = {
      "network.objective=both",
      "training.epochs=10000000",
      "training.patience=0",
      "ranking.network.hidden=100000000"
    };
    assertThat(run(ratings, output, tooMuch)).isEqualTo(2);
    assertThat(output.resolve("CURRENT")).doesNotExist();
  }

  /** Nor is anything trained where nothing is a positive. */
  @Test
  void whereNoRatingIsALikeAModelThatRanksIsRefused() {
    Path output = folder.resolve("unliked");
    assertThat(run(ratings, output, "network.objective=both", "evaluation.relevant-from=5.5"))
        .isEqualTo(2);
    assertThat(Listing.of(output)).containsExactly("runs");
  }

  /** Likes are those of the scale, and what that came to stands in the settings of the run. */
  @Test
  void ratingsOfAnotherScaleAreRanked() throws IOException {
    Path tenths = folder.resolve("tenths.csv");
    Files.write(
        tenths,
        Files.readAllLines(ratings).stream()
            .map(line -> line.split(","))
            .map(
                fields ->
                    fields[0].equals("userId")
                        ? String.join(",", fields)
                        : String.join(
                            ",",
                            fields[0],
                            fields[1],
                            String.valueOf(Double.parseDouble(fields[2]) / 5),
                            fields[3]))
            .toList());
    Path output = folder.resolve("tenths");
    assertThat(run(tenths, output, "network.type=shallow")).isZero();
    // The scale is 0.1 to 1, and its upper quarter begins at 0.775.
    assertThat(json(output, "model.json").at("/ranking/liked_from").asDouble()).isEqualTo(0.8);
    assertThat(metrics(output).at("/data/distribution/relevant_from").asDouble()).isEqualTo(0.8);
    assertThat(folder(output).resolve("settings.conf")).content().contains("relevant-from=0.8");
    assertThat(metrics(output).at("/test/ndcg_at_10").asDouble())
        .isGreaterThan(metrics(output).at("/baselines/popularity/ndcg_at_10").asDouble());
  }

  /** Nor does it matter to the network that ranks whether there is one beside it. */
  @Test
  void heldOutRatingsChangeNoList() throws IOException {
    double cutoff = metrics(both).at("/data/cutoff_timestamp").asDouble();
    Path turned = SyntheticRatings.turned(ratings, cutoff, folder.resolve("turned.csv"));
    Path after = folder.resolve("after");
    assertThat(
            run(
                turned,
                after,
                "network.objective=ranking",
                "network.hidden=8",
                "training.epochs=4"))
        .isZero();
    assertThat(network(after, "ranking.zip").params())
        .isEqualTo(network(both, "ranking.zip").params());
    assertThat(network(after, "ease.zip").params()).isEqualTo(network(both, "ease.zip").params());
    assertThat(json(after, "model.json").at("/ranking"))
        .isEqualTo(json(both, "model.json").at("/ranking"));
    assertThat(metrics(after).at("/test/ndcg_at_10").asDouble())
        .isNotCloseTo(metrics(both).at("/test/ndcg_at_10").asDouble(), within(0.01));
    org.apache.hadoop.fs.Path run = new org.apache.hadoop.fs.Path(folder(after).toUri());
    assertThat(Recommender.load(run, new Configuration()).predict(Map.of(1L, 5.0), List.of(7L)))
        .extracting(ScoredItem::source)
        .containsExactly(ScoreSource.RANKING);
  }

  @Test
  void clicksAreRankedInClosedFormForUsersHeldOutWhole() throws IOException {
    Path clicks = folder.resolve("clicks.csv");
    Files.write(
        clicks,
        Files.readAllLines(ratings).stream()
            .map(line -> line.split(","))
            .filter(fields -> fields[0].equals("userId") || Double.parseDouble(fields[2]) >= 3.5)
            .map(fields -> String.join(",", fields[0], fields[1], fields[3]))
            .toList());
    Path output = folder.resolve("clicks");
    assertThat(
            run(
                clicks,
                output,
                "network.type=shallow",
                "input.columns.rating=none",
                "split.strategy=users"))
        .isZero();
    JsonNode metrics = metrics(output);
    assertThat(metrics.at("/data/test/users_ranked").asInt()).isEqualTo(8);
    assertThat(metrics.at("/test/rmse").isMissingNode()).isTrue();
    assertThat(metrics.at("/test/ndcg_at_10").asDouble())
        .isGreaterThan(metrics.at("/baselines/popularity/ndcg_at_10").asDouble());
    assertThat(metrics.at("/test/identical_lists_at_10").asDouble()).isLessThan(0.5);
    int tried = metrics.at("/shallow/tried").asInt();
    assertThat(metrics.at("/shallow/solved").asInt()).isBetween(3, 12).isLessThan(tried);
    assertThat(metrics.at("/shallow/channels").asText()).isEqualTo("liked");
    assertThat(Files.readAllLines(folder(output).resolve("history.csv")))
        .hasSize(1 + tried)
        .first()
        .isEqualTo(
            "channels,l2,l2_exponent,l2_ratio,user_exponent,score_exponent,solved,validation_ndcg_at_10,seconds");
    assertThat(network(output, "model.zip").getnLayers()).isEqualTo(1);
    org.apache.hadoop.fs.Path run = new org.apache.hadoop.fs.Path(folder(output).toUri());
    assertThat(
            Recommender.load(run, new Configuration()).topN(Map.of(1, 1.0, 2, 1.0), 5, List.of()))
        .hasSize(5)
        .extracting(ScoredItem::item)
        .doesNotContain(1L, 2L);
  }

  /** A run beside a rating network, in both forms of its two channels. */
  @ParameterizedTest
  @CsvSource({"80, 40, 60", "40, 80, 120"})
  void channelsOfAClosedFormAreChosenPublishedAndReadBack(int users, int items, int seed)
      throws IOException {
    Path some =
        Files.writeString(folder.resolve(users + ".csv"), SyntheticRatings.csv(users, items));
    Path output = folder.resolve("channels-" + users);
    String[] settings = {
      "network.objective=both",
      "ranking.network.type=shallow",
      "ranking.network.channels=liked-disliked",
      "ranking.ease.l2=5",
      "split.seed=" + seed
    };
    assertThat(run(some, output, settings)).isZero();
    JsonNode metrics = metrics(output);
    JsonNode facts = json(output, "model.json").at("/ranking");
    assertThat(facts.at("/channels").asText()).isEqualTo("liked-disliked");
    assertThat(network(output, "ranking.zip").layerInputSize(0)).isEqualTo(2 * items(output));
    HeldOut heldOut = HeldOut.of(some, metrics.at("/data/cutoff_timestamp").asDouble());
    Recommender recommender =
        Recommender.load(
            new org.apache.hadoop.fs.Path(folder(output).toUri()), new Configuration());
    double[] ndcgs = HeldOut.ndcgs(heldOut.relevant(), user -> list(recommender, user, heldOut));
    assertThat(Arrays.stream(ndcgs).average().orElseThrow())
        .isCloseTo(metrics.at("/test/ndcg_at_10").asDouble(), within(1e-6));

    Path again = folder.resolve("again-" + users);
    assertThat(
            TrainJob.run(
                "--conf",
                folder(output).resolve("settings.conf").toString(),
                "--output",
                again.toString()))
        .isZero();
    assertThat(metrics(again).at("/ranking/shallow/solved").asInt()).isEqualTo(1);
    assertThat(network(again, "ranking.zip").params())
        .isEqualTo(network(output, "ranking.zip").params());
  }

  private static long items(Path output) throws IOException {
    return metrics(output).at("/data/train/items").asLong();
  }

  @Test
  void heldOutRatingsChangeNoListOfAClosedForm() throws IOException {
    double cutoff = metrics(both).at("/data/cutoff_timestamp").asDouble();
    Path turned = SyntheticRatings.turned(ratings, cutoff, folder.resolve("turned-too.csv"));
    Path before = folder.resolve("closed-before");
    Path after = folder.resolve("closed-after");
    String[] three = {"network.type=shallow", "network.channels=three"};
    assertThat(run(ratings, before, three)).isZero();
    assertThat(run(turned, after, three)).isZero();
    assertThat(network(after, "model.zip").params())
        .isEqualTo(network(before, "model.zip").params());
    assertThat(Files.readString(folder(after).resolve("settings.conf")))
        .contains("channels=three", "l2-ratio=");
    assertThat(metrics(after).at("/test/ndcg_at_10").asDouble())
        .isNotEqualTo(metrics(before).at("/test/ndcg_at_10").asDouble());
  }

  /** 35,000 items of two channels have more weights than can be counted. */
  @Test
  void channelsThatDoNotFitAreRefused() throws IOException {
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int i = 0; i < 70_000; i++) {
      csv.append(i % 50).append(',').append(i % 35_000).append(",4.5,").append(i).append('\n');
    }
    Path wide = Files.writeString(folder.resolve("wide.csv"), csv);
    Path output = folder.resolve("wide");
    assertThat(
            run(
                wide,
                output,
                "network.type=shallow",
                "network.channels=liked-disliked",
                "split.strategy=random"))
        .isEqualTo(2);
    assertThat(Listing.of(output)).containsExactly("runs");
  }

  /** Of 47,000 items there are more pairs than can be counted. */
  @Test
  void aClosedFormThatDoesNotFitIsLeftOutUnlessItIsAskedFor() throws IOException {
    StringBuilder csv = new StringBuilder("userId,movieId,rating,timestamp\n");
    for (int i = 0; i < 94_000; i++) {
      csv.append(i % 50).append(',').append(i % 47_000).append(",4.5,").append(i).append('\n');
    }
    Path wide = Files.writeString(folder.resolve("wider.csv"), csv);
    Path output = folder.resolve("wider");
    String[] settings = {
      "network.objective=ranking", "split.strategy=random", "network.hidden=4", "training.epochs=1"
    };
    assertThat(run(wide, output, settings)).isZero();
    assertThat(json(output, "model.json").at("/ranking/type").asText()).isEqualTo("autoencoder");
    assertThat(folder(output).resolve("settings.conf")).content().contains("type=autoencoder");
    assertThat(Listing.of(folder(output))).contains("model.zip").doesNotContain("ease.zip");
    Path asked = folder.resolve("asked");
    settings[0] = "network.type=fused";
    assertThat(run(wide, asked, settings)).isEqualTo(2);
    assertThat(Listing.of(asked)).containsExactly("runs");
  }

  private static int run(Path input, Path output, String... settings) {
    return TrainJob.run(RUNS.arguments(input, output, settings));
  }
}
