package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.NetworkType;
import recommender.config.Settings;
import recommender.learner.Stages;
import recommender.ratings.QualityReport;
import recommender.ratings.TimeQuality;
import recommender.report.Metrics;
import recommender.repository.RunDraft;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.testing.Listing;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;

/** Publishes models that are fitted once for all tests. */
class PublisherTest extends SparkTest {
  private static final Settings BOTH =
      settings(
          "network.objective=both",
          "network.input-indicator=0.2",
          "ranking.network.type=autoencoder",
          "ranking.network.hidden=[3]",
          "ranking.training.epochs=2");
  private static final Settings RATING = settings("network.objective=rating");
  private static final Settings RANKING =
      settings("network.objective=ranking", "network.type=autoencoder");
  private static final Settings FUSED = settings("network.type=fused", "network.channels=three");

  @TempDir static Path folder;
  private static RatingSplit split;
  private static Experiment experiment;

  /** Of both, of ratings alone, of ranking alone, of two fused. */
  private static List<ModelResult> models;

  @BeforeAll
  static void fit() {
    split = SmallSplit.of(spark());
    experiment =
        new Experiment(
            JavaSparkContext.fromSparkContext(spark().sparkContext()),
            new Stages(spark().sparkContext()),
            split,
            BOTH.input());
    models =
        experiment.run(
            List.of(BOTH, RATING, RANKING, FUSED).stream()
                .flatMap(each -> Learners.of(each).stream())
                .toList());
  }

  @AfterAll
  static void close() {
    experiment.close();
    split.close();
  }

  @Test
  void aModelHasANetworkAHistoryAndFactsAndIsPublishedWithItsItems() throws IOException {
    Path run = published(RATING, models.subList(2, 3));
    assertThat(Listing.of(run))
        .containsExactly(
            "_SUCCESS",
            "baselines.json",
            "history.csv",
            "items.parquet",
            "metrics.json",
            "model-card.md",
            "model.json",
            "model.zip",
            "optimizer.bin",
            "report.html",
            "settings.conf",
            "users.parquet");
    JsonNode facts = json(run, "model.json");
    assertThat(facts.at("/objective").asText()).isEqualTo("rating");
    assertThat(facts.at("/centring").asText()).isEqualTo("offsets");
    // As many 4 as 2 in train and validation.
    assertThat(facts.at("/global_mean").asDouble()).isCloseTo(3, within(1e-12));
    assertThat(facts.at("/rating_min").asDouble()).isEqualTo(2);
    assertThat(facts.at("/rating_max").asDouble()).isEqualTo(4);
    assertThat(facts.has("ranking")).isFalse();
    assertModel(run, "", models.get(2));
    assertThat(json(run, "metrics.json").at("/run/id").asText()).isEqualTo("the run");
    JsonNode baselines = json(run, "baselines.json");
    assertThat(baselines.at("/users").asInt()).isEqualTo(8);
    assertThat(baselines.at("/global_mean").asDouble()).isCloseTo(3, within(1e-12));
    for (String key : List.of("ratings", "item_offsets", "item_means")) {
      assertThat(baselines.get(key)).hasSize(8);
    }
    assertThat(spark().read().parquet(run.resolve("items.parquet").toString()).count())
        .isEqualTo(8);
  }

  @Test
  void theSecondModelHasFilesOfItsNameAndItsFactsStandBesideThoseOfTheFirst() throws IOException {
    Path run = published(BOTH, models.subList(0, 2));
    assertThat(Listing.of(run))
        .containsExactly(
            "_SUCCESS",
            "baselines.json",
            "history.csv",
            "items.parquet",
            "metrics.json",
            "model-card.md",
            "model.json",
            "model.zip",
            "optimizer.bin",
            "ranking-history.csv",
            "ranking-optimizer.bin",
            "ranking.zip",
            "report.html",
            "settings.conf",
            "users.parquet");
    JsonNode facts = json(run, "model.json");
    assertThat(facts.at("/objective").asText()).isEqualTo("both");
    assertThat(facts.at("/centring").asText()).isEqualTo("offsets");
    assertThat(facts.at("/input_indicator").asDouble()).isEqualTo(0.2);
    assertThat(facts.at("/ranking/network").asText()).isEqualTo("ranking.zip");
    assertThat(facts.at("/ranking/type").asText()).isEqualTo("autoencoder");
    assertThat(facts.at("/ranking/input_indicator").asDouble()).isEqualTo(0.3);
    assertThat(facts.at("/ranking/liked_from").asDouble()).isEqualTo(4);
    assertModel(run, "", models.get(0));
    assertModel(run, "ranking-", models.get(1));
    assertThat(json(run, "metrics.json").at("/ranking/network/parameters").asLong())
        .isEqualTo(models.get(1).last().size().parameters());
  }

  /** Which is the first one then, and {@code ranking} says where it is. */
  @Test
  void aModelThatRanksAloneIsNamedInTheFacts() throws IOException {
    Path run = published(RANKING, models.subList(3, 4));
    JsonNode facts = json(run, "model.json");
    assertThat(facts.at("/objective").asText()).isEqualTo("ranking");
    assertThat(facts.at("/centring").asText()).isEqualTo("none");
    assertThat(facts.at("/ranking/network").asText()).isEqualTo("model.zip");
    assertThat(Listing.of(run)).doesNotContain("ranking.zip", "ranking-history.csv");
    assertModel(run, "", models.get(3));
    assertThat(json(run, "baselines.json").get("ratings")).hasSize(8);
    assertThat(json(run, "baselines.json").has("item_means")).isFalse();
  }

  /** The weight is that of the validation part. */
  @Test
  void aFusedModelHasTwoNetworksAndTheirWeight() throws IOException {
    Path run = published(FUSED, models.subList(4, 5));
    assertThat(Listing.of(run))
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
            "ranking-optimizer.bin",
            "ranking.zip",
            "report.html",
            "settings.conf");
    JsonNode facts = json(run, "model.json");
    JsonNode metrics = json(run, "metrics.json");
    assertThat(facts.at("/ranking/type").asText()).isEqualTo("fused");
    assertThat(facts.at("/ranking/network").asText()).isEqualTo("ranking.zip");
    assertThat(facts.at("/ranking/ease/network").asText()).isEqualTo("ease.zip");
    assertThat(facts.at("/ranking/ease/channels").asText()).isEqualTo("three");
    double weight = facts.at("/ranking/ease_weight").asDouble();
    assertThat(metrics.at("/fused/ease_weight").asDouble()).isEqualTo(weight).isBetween(4.0, 64.0);
    assertThat(metrics.at("/fused/tried").asInt()).isEqualTo(9);
    assertThat(metrics.at("/training/epochs").asInt()).isPositive();
    assertThat(metrics.at("/shallow/channels").asText()).isEqualTo("three");
    // Three channels of 8 items.
    assertThat(network(run, "ease.zip").layerInputSize(0)).isEqualTo(24);
    assertThat(network(run, "ranking.zip").layerInputSize(0)).isEqualTo(16);
    Settings settings = Settings.parse(Files.readString(run.resolve("settings.conf")));
    assertThat(settings.network().givenType()).contains(NetworkType.FUSED);
    assertThat(settings.ease().weight()).hasValue(weight);
    assertThat(settings.ease().isSearched()).isFalse();
    assertThat(Files.readAllLines(run.resolve("fused-history.csv")))
        .hasSize(10)
        .startsWith("ease_weight,validation_ndcg_at_10")
        .anyMatch(line -> line.startsWith(weight + ","));
  }

  private static MultiLayerNetwork network(Path run, String file) throws IOException {
    return ModelSerializer.restoreMultiLayerNetwork(run.resolve(file).toFile());
  }

  /** Of what was {@code auto}. */
  @Test
  void settingsSayWhatWasChosenForEachModel() throws IOException {
    Settings settings =
        Settings.parse(
            Files.readString(published(BOTH, models.subList(0, 2)).resolve("settings.conf")));
    assertThat(settings)
        .isEqualTo(
            models.get(0).validated().chosen().withRanking(models.get(1).validated().chosen()));
    assertThat(settings.training().averagingFrequency())
        .isNotEqualTo(BOTH.training().averagingFrequency());
    assertThat(settings.ranking().orElseThrow().training().averagingFrequency())
        .isNotEqualTo(BOTH.ranking().orElseThrow().training().averagingFrequency());
    assertThat(settings.ranking().orElseThrow().network())
        .isEqualTo(BOTH.ranking().orElseThrow().network());
  }

  private static void assertModel(Path run, String prefix, ModelResult model) throws IOException {
    String network = prefix.isEmpty() ? "model.zip" : "ranking.zip";
    assertThat(ModelSerializer.restoreMultiLayerNetwork(run.resolve(network).toFile()).params())
        .isEqualTo(model.model().published().get(network).params());
    assertThat(run.resolve(prefix + "history.csv"))
        .content()
        .isEqualTo(model.validated().histories().get(prefix + "history.csv"));
  }

  private static Path published(Settings settings, List<ModelResult> models) throws IOException {
    RunRepository repository =
        RunRepository.open(
            Files.createTempDirectory(folder, "out").toString(), new Configuration());
    QualityReport quality =
        new QualityReport(64, 0, 0, 0, 0, 0, new TreeMap<>(), TimeQuality.NONE, List.of());
    RunResult result =
        new RunResult(
            settings,
            new Input(split, quality, List.of()),
            SplitReport.of(split, settings.split()),
            models,
            List.of());
    Metrics metrics =
        result.metrics(new Metrics.Run("the run", "now", 1, "1", "3.5", 1, Map.of("train", 1.)));
    try (RunDraft draft = repository.begin(Instant.now())) {
      Publisher publisher = new Publisher(draft);
      publisher.write(models.stream().map(ModelResult::fitted).toList());
      publisher.write(result, metrics, List.of(), List.of());
      return Path.of(draft.publish().toUri().getPath());
    }
  }

  private static JsonNode json(Path run, String name) throws IOException {
    return new ObjectMapper().readTree(run.resolve(name).toFile());
  }

  private static Settings settings(String... more) {
    return TestSettings.with(
        Stream.concat(
                Stream.of(
                    "network.hidden=[2]",
                    "training.epochs=2",
                    "training.workers=1",
                    "evaluation.bootstrap=10"),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
