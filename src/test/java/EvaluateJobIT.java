import static org.assertj.core.api.Assertions.assertThat;
import static recommender.testing.LocalRuns.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.DamagedRuns;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.OwnSplit;
import recommender.testing.Printed;
import recommender.testing.SameMetrics;
import recommender.testing.SyntheticRatings;

/**
 * A run of a model that predicts ratings and one that ranks, evaluated on its own split and on
 * others. Other kinds of models are evaluated in {@link RecommendParityIT}, which trains them.
 */
class EvaluateJobIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "split.percentile=0.8",
          "evaluation.bootstrap=50",
          "network.hidden=[12, 8]",
          "training.epochs=3",
          "training.batch-size=16",
          "training.workers=1",
          "training.refit=false");

  @TempDir static Path folder;
  private static Path ratings;
  private static Path run;
  private static OwnSplit split;

  @TempDir Path own;
  private final Printed printed = new Printed();
  private Path output;

  @BeforeAll
  static void train() throws IOException {
    ratings = Files.writeString(folder.resolve("ratings.csv"), SyntheticRatings.csv(80, 40));
    run = folder.resolve("both");
    String[] both = {"network.objective=both", "ranking.network.type=fused", "ranking.ease.l2=5"};
    assertThat(TrainJob.run(RUNS.arguments(ratings, run, both))).isZero();
    split = OwnSplit.of(ratings, run, folder);
  }

  @BeforeEach
  void choosePlace() {
    output = own.resolve("evaluation");
  }

  private int evaluate(Path run, Path input, Path heldOut, String... more) {
    List<String> all = new ArrayList<>(List.of("--run=" + run, "--output=" + output));
    all.addAll(List.of("--input=" + input, "--held-out=" + heldOut));
    all.addAll(List.of(more));
    return printed.by(() -> EvaluateJob.run(all.toArray(String[]::new)));
  }

  private JsonNode metrics() throws IOException {
    return SameMetrics.of(output);
  }

  private Path csv(String name, String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of("userId,movieId,rating,timestamp"));
    all.addAll(List.of(lines));
    return Files.write(own.resolve(name), all);
  }

  /** And a comparison with itself shows no difference. */
  @Test
  void theOwnSplitHasTheFiguresOfTraining() throws IOException {
    assertThat(evaluate(run, split.known(), split.heldOut(), "--compare=" + run)).isZero();
    SameMetrics.assertSame(run, output);
    JsonNode metrics = metrics();
    assertThat(metrics.at("/baselines").fieldNames())
        .toIterable()
        .containsExactly("global_mean", "item_mean", "bias", "popularity", "rating_network");
    assertThat(metrics.at("/data/already_rated").asInt()).isZero();
    assertThat(metrics.has("training")).isFalse();
    JsonNode compared = metrics.get("compared");
    assertThat(compared.at("/run")).isEqualTo(metrics.at("/run/id"));
    assertThat(compared.at("/rmse")).isEqualTo(metrics.at("/test/rmse"));
    assertThat(compared.at("/other_rmse")).isEqualTo(metrics.at("/test/rmse"));
    assertThat(compared.at("/ndcg_at_10").asDouble()).isPositive();
    for (String paired : List.of("/paired", "/paired_ndcg_at_10")) {
      assertThat(compared.at(paired)).hasToString("{\"difference\":0.0,\"low\":0.0,\"high\":0.0}");
    }
    assertThat(Listing.of(own))
        .containsExactly("evaluation/metrics.json", "evaluation/report.html");
    assertThat(printed.out()).contains("By rating", "Lists of 10, by ratings", "Evaluation of run");
  }

  /** Of five held-out rows two are known, one is of an unseen item and one of an unseen user. */
  @Test
  void rowsAlreadyRatedAreNotScored() throws IOException {
    Path known = csv("known.csv", "1,1,4,1", "1,2,3,2", "1,3,2,3", "2,1,5,4");
    Path heldOut = csv("held.csv", "1,1,4,5", "2,1,1,6", "1,5,3.5,7", "1,9999,3,8", "900,5,4,9");
    assertThat(evaluate(run, known, heldOut)).isZero();
    JsonNode data = metrics().get("data");
    assertThat(data.at("/already_rated").asInt()).isEqualTo(2);
    assertThat(data.at("/test/ratings").asInt()).isEqualTo(3);
    assertThat(data.at("/test/scored").asInt()).isEqualTo(1);
    assertThat(data.at("/test/unseen_item").asInt()).isEqualTo(1);
    assertThat(data.at("/test/unseen_user").asInt()).isEqualTo(1);
    assertThat(printed.out()).contains("2 held-out ratings of items already rated");
  }

  @Test
  void nothingLeftToScoreIsRefused() throws IOException {
    Path known = csv("known.csv", "1,1,4,1", "1,2,3,2");
    assertThat(evaluate(run, known, known)).isEqualTo(3);
    assertThat(printed.err())
        .contains("--held-out: expected ratings that --input does not have, were none: all 2");
    assertThat(evaluate(run, known, csv("unseen.csv", "1,9999,4,5"))).isEqualTo(3);
    assertThat(printed.err())
        .contains("--held-out: expected ratings of items that the run knows, were none of 1");
    assertThat(Listing.of(own)).noneMatch(name -> name.contains("evaluation"));
  }

  @Test
  void runsThatCannotBeReadAreNamed() throws IOException {
    for (Map.Entry<String, Path> copy : DamagedRuns.of(folder(run), own).entrySet()) {
      assertThat(evaluate(copy.getValue(), split.known(), split.heldOut()))
          .as(copy.getKey())
          .isEqualTo(5);
      assertThat(printed.err()).contains(copy.getValue().getFileName().toString());
    }
    Files.copy(folder(run).resolve("_SUCCESS"), own.resolve("part/_SUCCESS"));
    Files.delete(own.resolve("part/baselines.json"));
    assertThat(evaluate(own.resolve("part"), split.known(), split.heldOut())).isEqualTo(5);
    assertThat(printed.err()).contains("could not read baselines.json");
    assertThat(output).doesNotExist();
  }

  @Test
  void whatIsThereIsReplacedOnDemandOnly() throws IOException {
    Files.createDirectory(output);
    Files.writeString(output.resolve("other"), "old");
    Path known = csv("known.csv", "1,1,4,1", "1,2,3,2");
    Path heldOut = csv("held.csv", "1,5,4,5");
    assertThat(evaluate(run, known, heldOut)).isEqualTo(5);
    assertThat(Listing.of(output)).containsExactly("other");
    assertThat(evaluate(run, known, heldOut, "--overwrite")).isZero();
    assertThat(Listing.of(output)).containsExactly("metrics.json", "report.html");
    output = own;
    assertThat(evaluate(run, known, heldOut, "--overwrite")).isEqualTo(5);
    assertThat(printed.err()).contains("--output: expected a folder of its own");
    assertThat(known).exists();
  }

  @Test
  void allProblemsOfTheCommandLineAreToldAtOnce() {
    assertThat(printed.by(() -> EvaluateJob.run("--run= "))).isEqualTo(2);
    assertThat(printed.err()).contains("4 problems", "--run:", "--held-out:", "--output:");
    assertThat(evaluate(run, split.known(), split.heldOut(), "--set=network.hidden=3"))
        .isEqualTo(2);
    assertThat(evaluate(run, split.known(), split.heldOut(), "--dry-run")).isZero();
    assertThat(printed.out()).contains("run: ", "held-out.csv");
    assertThat(output).doesNotExist();
  }
}
