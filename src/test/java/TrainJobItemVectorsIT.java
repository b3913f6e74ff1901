import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.json;
import static recommender.testing.LocalRuns.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.model.ItemVectorRecommender;
import recommender.model.PredictedRating;
import recommender.testing.HeldOut;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.SyntheticRatings;

/** The whole job with users and items exchanged. */
class TrainJobItemVectorsIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=16",
          "training.epochs=3",
          "training.batch-size=16",
          "split.percentile=0.8",
          "evaluation.bootstrap=50");

  /** After all others: two users whom train does not have, and an item that it does not have. */
  private static final String LATE =
      "901,1,4.0,1020000000\n901,2,4.0,1020000001\n902,990,4.0,1020000002\n1,990,4.0,1020000003\n";

  @TempDir static Path folder;
  private static Path ratings;
  private static Path output;

  @BeforeAll
  static void train() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(60, 50) + LATE);
    output = folder.resolve("items");
    assertThat(run(ratings, output, "network.vectors=item")).isZero();
  }

  @Test
  void itsRunHoldsTheUsersToo() throws IOException {
    assertThat(Listing.of(folder(output)))
        .containsExactly(
            "_SUCCESS",
            "history.csv",
            "items.parquet",
            "metrics.json",
            "model.json",
            "model.zip",
            "settings.conf",
            "users.parquet");
    assertThat(json(output, "model.json").at("/vectors")).hasToString("\"item\"");
    JsonNode data = metrics(output).at("/data");
    assertThat(data.at("/train/users").asInt()).isEqualTo(60);
    assertThat(data.at("/train/items").asInt()).isEqualTo(50);
    assertThat(data.at("/validation/users").asInt()).isBetween(51, 60);
    assertThat(data.at("/test/users_scored").asInt()).isBetween(51, 60);
    assertThat(data.at("/test/unseen_user").asInt()).isEqualTo(3);
    assertThat(data.at("/test/unseen_item").asInt()).isEqualTo(1);
    assertThat(data.at("/test/ratings").asInt()).isEqualTo(data.at("/test/scored").asInt() + 3 + 1);
    assertThat(metrics(output).at("/fold_in").isMissingNode()).isTrue();
    assertThat(metrics(output).at("/run/stages").has("build_item_vectors")).isTrue();
  }

  /** Errors of the published model, worked out here, are those that the job measured. */
  @Test
  void thePublishedModelPredictsWhatTheJobDid() throws IOException {
    ItemVectorRecommender recommender = recommender(output);
    List<Double> squares = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    heldOut()
        .later()
        .forEach(
            (user, ratings) -> {
              List<Double> errors = new ArrayList<>();
              ratings.forEach(
                  (item, rating) ->
                      recommender
                          .predict(user, item)
                          .ifPresent(predicted -> errors.add(Math.abs(predicted - rating))));
              errors.forEach(error -> squares.add(error * error));
              if (!errors.isEmpty()) {
                means.add(mean(errors));
              }
            });
    JsonNode metrics = metrics(output);
    assertThat(squares).hasSize(metrics.at("/data/test/scored").asInt());
    assertThat(means).hasSize(metrics.at("/data/test/users_scored").asInt());
    assertThat(Math.sqrt(mean(squares)))
        .isCloseTo(metrics.at("/test/rmse").asDouble(), within(1e-5));
    assertThat(mean(means)).isCloseTo(metrics.at("/test/mae_per_user").asDouble(), within(1e-5));
    List<PredictedRating> top = recommender.topN(1L, 3);
    assertThat(top).hasSize(3);
    assertThat(recommender.predict(1L, top.get(2).item())).hasValue(top.get(2).rating());
  }

  /** The lists of the published model, scored here, are as good as the job said. */
  @Test
  void thePublishedModelMakesTheListsThatTheJobScored() throws IOException {
    ItemVectorRecommender recommender = recommender(output);
    HeldOut heldOut = heldOut();
    Map<Long, Set<Long>> relevant = heldOut.relevant();
    relevant.keySet().retainAll(heldOut.known().keySet());
    JsonNode metrics = metrics(output);
    assertThat(relevant).hasSize(metrics.at("/data/test/users_ranked").asInt());
    assertThat(
            HeldOut.ndcg(
                relevant,
                user ->
                    recommender.topN(user, 10).stream().map(each -> (Long) each.item()).toList()))
        .isCloseTo(metrics.at("/test/ndcg_at_10").asDouble(), within(1e-6));
    assertThat(HeldOut.ndcg(relevant, user -> heldOut.popular(user, 10)))
        .isCloseTo(metrics.at("/baselines/popularity/ndcg_at_10").asDouble(), within(1e-12));
  }

  /** And so are its baselines but for what offsets are short of after a number of rounds. */
  @Test
  void userVectorsAreScoredOnTheSameRatingsBesideTheSameBaselines() throws IOException {
    Path other = folder.resolve("users");
    assertThat(run(ratings, other, "network.vectors=user")).isZero();
    JsonNode byItem = metrics(output);
    JsonNode byUser = metrics(other);
    assertThat(byItem.at("/data/train")).isEqualTo(byUser.at("/data/train"));
    assertThat(byItem.at("/data/validation")).isEqualTo(byUser.at("/data/validation"));
    // Users whom train does not have get no lists of a network that knows users by their columns.
    ObjectNode heldOut = (ObjectNode) byUser.at("/data/test");
    assertThat(heldOut.at("/strangers_ranked").asInt()).isEqualTo(1);
    heldOut.put("users_ranked", heldOut.at("/users_ranked").asInt() - 1);
    heldOut.put("strangers_ranked", 0);
    heldOut.put("unseen_users_ranked", 0);
    assertThat(byItem.at("/data/test")).isEqualTo(heldOut);
    for (String baseline : List.of("global_mean", "item_mean", "bias")) {
      assertThat(byItem.at("/baselines/" + baseline + "/rmse").asDouble())
          .as(baseline)
          .isCloseTo(byUser.at("/baselines/" + baseline + "/rmse").asDouble(), within(1e-5));
    }
  }

  @Test
  void heldOutRatingsChangeNoPrediction() throws IOException {
    double cutoff = metrics(output).at("/data/cutoff_timestamp").asDouble();
    Path turned = SyntheticRatings.turned(ratings, cutoff, folder.resolve("turned.csv"));
    Path after = folder.resolve("after");
    assertThat(run(turned, after, "network.vectors=item")).isZero();
    assertThat(metrics(after).at("/test/rmse").asDouble())
        .isNotCloseTo(metrics(output).at("/test/rmse").asDouble(), within(0.05));
    ItemVectorRecommender one = recommender(output);
    ItemVectorRecommender other = recommender(after);
    for (long user = 1; user <= 60; user += 7) {
      assertThat(other.topN(user, 50)).isEqualTo(one.topN(user, 50));
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static HeldOut heldOut() throws IOException {
    return HeldOut.of(ratings, metrics(output).at("/data/cutoff_timestamp").asDouble());
  }

  private static int run(Path input, Path to, String vectors) {
    return TrainJob.run(RUNS.arguments(input, to, vectors));
  }

  private static ItemVectorRecommender recommender(Path of) throws IOException {
    return ItemVectorRecommender.load(
        new org.apache.hadoop.fs.Path(folder(of).toUri()), new Configuration());
  }
}
