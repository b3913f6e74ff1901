import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.json;
import static recommender.testing.LocalRuns.metrics;

import com.fasterxml.jackson.databind.JsonNode;
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
import recommender.model.Recommender;
import recommender.model.ScoreSource;
import recommender.model.ScoredItem;
import recommender.testing.HeldOut;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.SyntheticRatings;

/** The whole job on vectors of items, as by default. */
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
            "baselines.json",
            "history.csv",
            "items.parquet",
            "metrics.json",
            "model-card.md",
            "model.json",
            "model.zip",
            "optimizer.bin",
            "quality.json",
            "report.html",
            "settings.conf",
            "users.parquet",
            "verdict.json");
    assertThat(json(output, "model.json").at("/vectors")).hasToString("\"item\"");
    JsonNode data = metrics(output).at("/data");
    assertThat(data.at("/train/users").asInt()).isEqualTo(60);
    assertThat(data.at("/train/items").asInt()).isEqualTo(50);
    assertThat(data.at("/validation/users").asInt()).isBetween(51, 60);
    assertThat(data.at("/test/users_scored").asInt()).isBetween(51, 60);
    assertThat(data.at("/test/unseen_user").asInt()).isEqualTo(3);
    assertThat(data.at("/test/unseen_item").asInt()).isEqualTo(1);
    assertThat(data.at("/test/ratings").asInt()).isEqualTo(data.at("/test/scored").asInt() + 3 + 1);
    // User 901 has two ratings, of which the first is fed in.
    assertThat(metrics(output).at("/fold_in/users").asInt()).isEqualTo(1);
    assertThat(metrics(output).at("/fold_in/ratings").asInt()).isEqualTo(1);
    assertThat(metrics(output).at("/run/stages").has("build_item_vectors")).isTrue();
  }

  /** Errors of the published model, worked out here, are those that the job measured. */
  @Test
  void thePublishedModelPredictsWhatTheJobDid() throws IOException {
    assertPredictsWhatTheJobDid(output);
  }

  /** Known are then more ratings than were trained on. */
  @Test
  void soDoesAModelThatWasNotTrainedOnTheValidationPart() throws IOException {
    Path validated = folder.resolve("validated");
    assertThat(run(ratings, validated, "training.refit=false")).isZero();
    assertPredictsWhatTheJobDid(validated);
  }

  /** The others are folded in, known users and unseen ones alike. */
  @Test
  void soDoesAModelOfWhichFewUsersAreColumns() throws IOException {
    Path few = folder.resolve("few");
    assertThat(run(ratings, few, "network.columns=20")).isZero();
    assertPredictsWhatTheJobDid(few);
    JsonNode data = metrics(few).at("/data");
    JsonNode all = metrics(output).at("/data");
    assertThat(data.at("/train")).isEqualTo(all.at("/train"));
    assertThat(data.at("/test")).isEqualTo(all.at("/test"));
    assertThat(data.at("/validation/users").asInt()).isBetween(15, 20);
    assertThat(metrics(few).at("/network/parameters").asInt()).isEqualTo(40 * 16 + 16 + 17 * 20);
  }

  /** Who is fed in is no user of training, so nobody comes with other ratings than trained on. */
  @Test
  void usersWhoAreLeftOutOfTrainingAreFoldedIn() throws IOException {
    Path unseen = folder.resolve("unseen");
    assertThat(
            TrainJob.run(
                RUNS.arguments(ratings, unseen, "split.strategy=users", "split.fraction=0.8")))
        .isZero();
    assertThat(metrics(unseen).at("/data/test/users_scored").asInt()).isBetween(10, 13);
    assertThat(metrics(unseen).at("/test/rmse").asDouble()).isBetween(0.1, 2.0);
  }

  /** Of 60 users 11 are not a fifth; the second training is on the same vectors as the first. */
  @Test
  void vectorsOfUsersAreTakenWhereTooFewUsersAreColumns() throws IOException {
    Path taken = folder.resolve("taken");
    assertThat(run(ratings, taken, "network.columns=11")).isZero();
    assertThat(json(taken, "model.json").at("/vectors")).hasToString("\"user\"");
    assertThat(json(taken, "model.json").at("/input_indicator").asDouble()).isEqualTo(0.6);
    assertThat(metrics(taken).at("/network/parameters").asInt()).isEqualTo(100 * 16 + 16 + 17 * 50);
    assertThat(metrics(taken).at("/refit").isMissingNode()).isFalse();
    String settings = Files.readString(folder(taken).resolve("settings.conf"));
    assertThat(settings).contains("vectors=user", "input-indicator=0.6");
  }

  @Test
  void theSettingsOfARunSayWhichVectorsWereTaken() throws IOException {
    Path few = folder.resolve("auto");
    assertThat(run(ratings, few, "network.columns=12")).isZero();
    assertThat(json(few, "model.json").at("/vectors")).hasToString("\"item\"");
    String settings = Files.readString(folder(few).resolve("settings.conf"));
    assertThat(settings).contains("vectors=item", "input-indicator=1");
  }

  private static void assertPredictsWhatTheJobDid(Path output) throws IOException {
    Recommender recommender = recommender(output);
    HeldOut heldOut = heldOut();
    List<Double> squares = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    heldOut.later().keySet().retainAll(heldOut.known().keySet());
    heldOut
        .later()
        .forEach(
            (user, ratings) -> {
              List<Double> errors =
                  recommender.predict(user, heldOut.known(user), ratings.keySet()).stream()
                      .filter(predicted -> predicted.source() == ScoreSource.RATING)
                      .map(item -> Math.abs(item.score() - ratings.get((Long) item.item())))
                      .toList();
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
    // The first of the two ratings of user 901 is fed in.
    assertThat(Math.abs(rating(recommender.predict(Map.of(1L, 4.0), List.of(2L))) - 4))
        .isCloseTo(metrics.at("/fold_in/rmse").asDouble(), within(1e-5));
    Map<Long, Double> ratings = heldOut.known(1);
    List<ScoredItem> top = recommender.topN(1L, ratings, 3, List.of());
    assertThat(top).hasSize(3);
    // Scores of all items are worked out in single precision.
    assertThat(rating(recommender.predict(1L, ratings, List.of(top.get(2).item()))))
        .isCloseTo(top.get(2).score(), within(2e-6));
  }

  private static double rating(List<ScoredItem> one) {
    assertThat(one).hasSize(1);
    return one.get(0).score();
  }

  /** The lists of the published model, scored here, are as good as the job said. */
  @Test
  void thePublishedModelMakesTheListsThatTheJobScored() throws IOException {
    Recommender recommender = recommender(output);
    HeldOut heldOut = heldOut();
    Map<Long, Set<Long>> relevant = heldOut.relevant();
    JsonNode metrics = metrics(output);
    assertThat(relevant).hasSize(metrics.at("/data/test/users_ranked").asInt());
    assertThat(HeldOut.ndcg(relevant, user -> list(recommender, user, heldOut.known(user))))
        .isCloseTo(metrics.at("/test/ndcg_at_10").asDouble(), within(1e-6));
    assertThat(HeldOut.ndcg(relevant, user -> heldOut.popular(user, 10)))
        .isCloseTo(metrics.at("/baselines/popularity/ndcg_at_10").asDouble(), within(1e-12));
  }

  private static List<Long> list(Recommender recommender, long user, Map<Long, Double> ratings) {
    return recommender.topN(user, ratings, 10, List.of()).stream()
        .map(each -> (Long) each.item())
        .toList();
  }

  @Test
  void userVectorsAreScoredOnTheSameRatingsBesideTheSameBaselines() throws IOException {
    Path other = folder.resolve("users");
    assertThat(run(ratings, other, "network.vectors=user")).isZero();
    JsonNode byItem = metrics(output);
    JsonNode byUser = metrics(other);
    assertThat(byItem.at("/data/train")).isEqualTo(byUser.at("/data/train"));
    assertThat(byItem.at("/data/validation")).isEqualTo(byUser.at("/data/validation"));
    assertThat(byItem.at("/data/test")).isEqualTo(byUser.at("/data/test"));
    assertThat(byItem.at("/fold_in/ratings")).isEqualTo(byUser.at("/fold_in/ratings"));
    for (String baseline : List.of("global_mean", "item_mean", "bias")) {
      assertThat(byItem.at("/baselines/" + baseline + "/rmse").asDouble())
          .as(baseline)
          .isEqualTo(byUser.at("/baselines/" + baseline + "/rmse").asDouble());
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
    Recommender one = recommender(output);
    Recommender other = recommender(after);
    HeldOut heldOut = heldOut();
    for (long user = 1; user <= 60; user += 7) {
      Map<Long, Double> known = heldOut.known(user);
      assertThat(other.topN(user, known, 50, List.of()))
          .isEqualTo(one.topN(user, known, 50, List.of()));
      assertThat(other.topN(known, 50, List.of())).isEqualTo(one.topN(known, 50, List.of()));
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

  private static Recommender recommender(Path of) throws IOException {
    return Recommender.load(new org.apache.hadoop.fs.Path(folder(of).toUri()), new Configuration());
  }
}
