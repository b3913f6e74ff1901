package recommender.ml;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.model.Recommender;
import recommender.model.ScoredItem;
import recommender.testing.Listing;
import recommender.testing.SparkTest;
import recommender.testing.SyntheticRatings;

/** What is written for Spark's ALS works with the recommender in its place. */
class AutoencoderRecommenderIT extends SparkTest {
  @TempDir static Path folder;
  private static Dataset<Row> ratings;
  private static AutoencoderRecommenderModel model;

  @BeforeAll
  static void fit() throws IOException {
    Path file = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(60, 30));
    ratings =
        spark()
            .read()
            .option("header", "true")
            .schema("userId INT, movieId INT, rating FLOAT, timestamp LONG")
            .csv(file.toString())
            .cache();
    model = small().setConf("network.objective", "both").fit(ratings);
  }

  @AfterAll
  static void stop() {
    ratings.unpersist();
  }

  private static AutoencoderRecommender small() {
    return new AutoencoderRecommender()
        .setUserCol("userId")
        .setItemCol("movieId")
        .setRatingCol("rating")
        .setColdStartStrategy("drop")
        .setConf("network.hidden", "16")
        .setConf("training.epochs", "3")
        .setConf("training.batch-size", "16")
        .setConf("training.workers", "1");
  }

  /** A program as one writes it for ALS; of its estimator nothing but the class changes. */
  private static <M extends Model<M>> double error(Estimator<M> estimator) {
    PipelineModel fitted = new Pipeline().setStages(new PipelineStage[] {estimator}).fit(ratings);
    return new RegressionEvaluator()
        .setMetricName("rmse")
        .setLabelCol("rating")
        .setPredictionCol("prediction")
        .evaluate(fitted.transform(ratings));
  }

  @Test
  void aProgramForAlsWorksWithTheClassChanged() {
    ALS als = new ALS().setUserCol("userId").setItemCol("movieId").setRatingCol("rating");
    assertThat(error(als.setColdStartStrategy("drop").setSeed(1))).isLessThan(1.2);
    assertThat(error(small().setSeed(1))).isLessThan(1.2);
  }

  @Test
  void outputHasTheSchemaOfAls() {
    ALSModel als =
        new ALS()
            .setUserCol("userId")
            .setItemCol("movieId")
            .setRatingCol("rating")
            .setMaxIter(1)
            .fit(ratings);
    assertThat(model.transform(ratings).schema().simpleString())
        .isEqualTo(als.transform(ratings).schema().simpleString());
    assertThat(model.recommendForAllUsers(3).schema().simpleString())
        .isEqualTo(als.recommendForAllUsers(3).schema().simpleString());
    assertThat(model.recommendForUserSubset(ratings.limit(2), 3).schema().simpleString())
        .isEqualTo(als.recommendForUserSubset(ratings.limit(2), 3).schema().simpleString());
    assertThat(model.recommendForAllItems(3).schema().simpleString())
        .isEqualTo(als.recommendForAllItems(3).schema().simpleString());
  }

  /** Lists are those of the service, from the folder that was saved; so are predictions. */
  @Test
  void whatIsSavedIsARunFolder() throws IOException {
    Path saved = folder.resolve("saved");
    model.write().overwrite().save(saved.toString());
    assertThat(Listing.of(saved)).contains("_SUCCESS", "model.json", "profiles.parquet");
    AutoencoderRecommenderModel loaded = AutoencoderRecommenderModel.load(saved.toString());
    assertThat(loaded.getOrDefault(loaded.userCol())).isEqualTo("userId");
    Map<Integer, Map<Integer, Double>> known = known();
    Map<Integer, List<Row>> lists = lists(loaded.recommendForAllUsers(5), "userId");
    assertThat(lists).hasSize(60);
    Dataset<Row> pairs = ratings.select("userId", "movieId").limit(100);
    List<Row> predictions = loaded.transform(pairs).collectAsList();
    assertThat(predictions).hasSize(100);
    try (Recommender recommender =
        Recommender.load(new org.apache.hadoop.fs.Path(saved.toUri()), new Configuration())) {
      lists.forEach(
          (user, list) ->
              assertThat(list)
                  .extracting(row -> (Object) row.getInt(0))
                  .isEqualTo(
                      recommender.topN(user, known.get(user), 5, List.of()).stream()
                          .map(ScoredItem::item)
                          .toList()));
      for (Row row : predictions) {
        ScoredItem expected =
            recommender
                .predict(row.getInt(0), known.get(row.getInt(0)), List.of(row.getInt(1)))
                .get(0);
        assertThat((double) row.getFloat(2)).isCloseTo(expected.score(), within(1e-5));
      }
    }
    assertThat(lists(model.recommendForAllUsers(5), "userId")).isEqualTo(lists);
  }

  private static Map<Integer, List<Row>> lists(Dataset<Row> table, String key) {
    Map<Integer, List<Row>> lists = new HashMap<>();
    table
        .select(key, "recommendations")
        .collectAsList()
        .forEach(row -> lists.put(row.getInt(0), row.getList(1)));
    return lists;
  }

  private static Map<Integer, Map<Integer, Double>> known() {
    return ratings.collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.getInt(0),
                Collectors.toMap(row -> row.getInt(1), row -> (double) row.getFloat(2))));
  }

  @Test
  void unknownUsersAndItemsAreNanOrDropped() {
    Dataset<Row> pairs =
        ratings
            .select("userId", "movieId")
            .limit(1)
            .union(
                spark()
                    .sql(
                        "SELECT 1 AS userId, 999 AS movieId UNION SELECT 999, 1 UNION SELECT null, 1"));
    assertThat(model.transform(pairs).collectAsList()).hasSize(1);
    AutoencoderRecommenderModel nan = model.copy(new ParamMap()).setColdStartStrategy("nan");
    List<Row> scored = nan.transform(pairs).collectAsList();
    assertThat(scored).hasSize(4);
    assertThat(scored).filteredOn(row -> Float.isNaN(row.getFloat(2))).hasSize(3);
  }

  @Test
  void listsOfASubsetAreThoseOfItsUsersAndUnknownOnesGetWhatIsPopular() {
    Dataset<Row> some = spark().sql("SELECT 3 AS userId UNION ALL SELECT 3 UNION ALL SELECT 999");
    Map<Integer, List<Row>> lists = lists(model.recommendForUserSubset(some, 4), "userId");
    assertThat(lists).containsOnlyKeys(3, 999);
    List<Row> ofAll = lists(model.recommendForAllUsers(4), "userId").get(3);
    for (int i = 0; i < 4; i++) {
      assertThat(lists.get(3).get(i).getInt(0)).isEqualTo(ofAll.get(i).getInt(0));
      // Sums in single precision depend on how many users are scored at once.
      assertThat(lists.get(3).get(i).getFloat(1))
          .isCloseTo(ofAll.get(i).getFloat(1), within(1e-4f));
    }
    assertThat(lists.get(999)).hasSize(4);
    // Numbers of ratings.
    assertThat(lists.get(999)).allMatch(row -> row.getFloat(1) > 10);
  }

  /** The best of the scores that the lists of all items have. */
  @Test
  void anItemGetsTheUsersWhomItSuitsBest() {
    Map<Integer, List<Row>> users = lists(model.recommendForAllItems(3), "movieId");
    Map<Integer, List<float[]>> expected = new HashMap<>();
    lists(model.recommendForAllUsers(30), "userId")
        .forEach(
            (user, list) ->
                list.forEach(
                    row ->
                        expected
                            .computeIfAbsent(row.getInt(0), item -> new ArrayList<>())
                            .add(new float[] {user, row.getFloat(1)})));
    assertThat(users).hasSize(30);
    users.forEach(
        (item, list) -> {
          List<Integer> best =
              expected.get(item).stream()
                  .sorted((one, other) -> Float.compare(other[1], one[1]))
                  .limit(3)
                  .map(pair -> (int) pair[0])
                  .toList();
          assertThat(list).extracting(row -> row.getInt(0)).isEqualTo(best);
        });
  }

  @Test
  void settingsAreSearchedByTrainValidationSplit() {
    AutoencoderRecommender estimator = small();
    String[] one = estimator.getOrDefault(estimator.conf());
    String[] none = one.clone();
    none[0] = "network.hidden=2";
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(
                estimator.conf(), scala.collection.JavaConverters.asScalaBuffer(List.of(one, none)))
            .build();
    TrainValidationSplitModel tuned =
        new TrainValidationSplit()
            .setEstimator(estimator)
            .setEvaluator(new RegressionEvaluator().setLabelCol("rating"))
            .setEstimatorParamMaps(grid)
            .setSeed(1)
            .fit(ratings);
    assertThat(tuned.validationMetrics()).hasSize(2);
    assertThat(Arrays.stream(tuned.validationMetrics()).max().orElseThrow()).isLessThan(2);
    assertThat(tuned.bestModel()).isInstanceOf(AutoencoderRecommenderModel.class);
  }

  @Test
  void anEstimatorIsSavedWithItsSettings() {
    Path saved = folder.resolve("estimator");
    AutoencoderRecommender estimator = small().setSeed(7);
    try {
      estimator.write().overwrite().save(saved.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AutoencoderRecommender loaded = AutoencoderRecommender.load(saved.toString());
    assertThat(loaded.getOrDefault(loaded.conf()))
        .containsExactly(estimator.getOrDefault(estimator.conf()));
    assertThat(loaded.getOrDefault(loaded.seed())).isEqualTo(7L);
  }

  @Test
  void clicksAndTextsAreReadToo() {
    Dataset<Row> clicks =
        ratings
            .where("rating >= 3.5")
            .select(
                col("userId").cast(DataTypes.StringType).as("user"),
                col("movieId").cast(DataTypes.LongType).as("item"));
    AutoencoderRecommenderModel clicked =
        new AutoencoderRecommender()
            .setRatingCol("")
            .setConf("network.type", "shallow")
            .setConf("ease.l2", "5")
            .fit(clicks);
    List<Row> lists = clicked.recommendForAllUsers(2).collectAsList();
    assertThat(lists).allMatch(row -> row.get(0) instanceof String);
    assertThat(lists).allMatch(row -> row.getList(1).size() == 2);
  }

  @Test
  void aColumnThatIsMissingIsNamed() {
    assertThatThrownBy(() -> new AutoencoderRecommender().fit(ratings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("user: expected a column of numbers or strings, was absent");
    assertThatThrownBy(() -> small().setConf("network.hiden", "3").fit(ratings))
        .hasMessageContaining("network.hiden: expected a known key such as network.hidden");
  }
}
