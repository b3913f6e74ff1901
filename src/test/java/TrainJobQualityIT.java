import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static recommender.testing.LocalRuns.folder;
import static recommender.testing.LocalRuns.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;
import recommender.testing.SyntheticRatings;

/** What a run says of its ratings, and how they are held against those of the run before. */
class TrainJobQualityIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=4",
          "training.epochs=1",
          "split.percentile=0.8",
          "evaluation.bootstrap=0");

  @TempDir static Path folder;
  private static List<String> lines;
  private static Path output;

  /** Of the rows that are added, two are rejected, one is of 2100 and two are of 1969. */
  @BeforeAll
  static void trainOnce() throws IOException {
    lines = SyntheticRatings.csv(40, 20).lines().toList();
    output = folder.resolve("nights");
    List<String> first = new ArrayList<>(lines);
    first.addAll(
        List.of(
            "1,1,good,1000000000", "1,2", "90,1,4.0,4102444800", "91,1,4.0,-86400", "91,2,4.0,-1"));
    Path ratings = Files.write(folder.resolve("first.csv"), first);
    assertThat(TrainJob.run(RUNS.arguments(ratings, output))).isZero();
  }

  @Test
  void theFirstRunSaysWhatItsRatingsAreLike() throws IOException {
    JsonNode quality = quality(firstRun());
    int good = lines.size() - 1 + 3;
    assertThat(quality.at("/rows/read").asInt()).isEqualTo(good + 2);
    assertThat(quality.at("/rows/kept").asInt()).isEqualTo(good);
    assertThat(quality.at("/rows/malformed").asInt()).isEqualTo(2);
    assertThat(quality.at("/rows/rejected/not 4 fields").asInt()).isEqualTo(1);
    assertThat(quality.at("/users/number").asInt()).isEqualTo(42);
    assertThat(quality.at("/items/number").asInt()).isEqualTo(20);
    assertThat(quality.at("/users/ratings_at_deciles")).hasSize(11);
    assertThat(quality.at("/users/ratings_at_deciles/0").asInt()).isEqualTo(1);
    assertThat(sum(quality.at("/histogram"))).isEqualTo(good);
    assertThat(quality.at("/days/last")).hasSize(31);
    assertThat(
            quality.at("/days/before").asInt()
                + sum(quality.at("/days/last"))
                + quality.at("/days/after").asInt())
        .isEqualTo(good);
    assertThat(quality.at("/days/after").asInt()).isEqualTo(1);
    assertThat(quality.at("/times/oldest_time").asText()).isEqualTo("1969-12-31T00:00:00Z");
    assertThat(quality.at("/times/newest").asDouble()).isBetween(1.009e9, 1.01e9);
    assertThat(quality.at("/timestamps/future").toString())
        .isEqualTo("{\"rows\":1,\"example\":\"4102444800\"}");
    assertThat(quality.at("/timestamps/before_1970").toString())
        .isEqualTo("{\"rows\":2,\"example\":\"-86400\"}");
    assertThat(quality.at("/timestamps/milliseconds_among_seconds/rows").asInt()).isZero();
    assertThat(quality.has("drift")).isFalse();
    assertThat(quality.at("/exceeded")).isEmpty();
  }

  @Test
  void rejectedRowsArePublishedWithTheirReasons() throws IOException {
    String source = folder.resolve("first.csv").toString();
    assertThat(Files.readAllLines(firstRun().resolve("rejected/rows.jsonl")))
        .satisfiesExactly(
            one ->
                assertThat(one).contains(source, "\"row\":\"1,2\"", "\"reason\":\"not 4 fields\""),
            two ->
                assertThat(two)
                    .contains("\"row\":\"1,1,good,1000000000\"", "rating is not a number"));
  }

  /** A half-written file: whether that ends the night is a matter of settings. */
  @Test
  void aNightOfHalfTheRatingsFailsOrIsWarnedOf() throws IOException {
    Path half = Files.write(folder.resolve("half.csv"), lines.subList(0, lines.size() * 2 / 5));
    Path first = firstRun();
    String[] strict = RUNS.arguments(half, output, "--conf=conf/retrain.conf");
    Printed printed = new Printed();
    assertThat(printed.by(() -> TrainJob.run(strict))).isEqualTo(3);
    assertThat(printed.err())
        .contains(
            "nothing was trained, as the ratings exceed",
            "quality.rows.min-ratio: expected at least 0.9 times the rows of run "
                + first.getFileName()
                + ", was 0.39",
            "quality.newest: expected a newest time that is later");
    assertThat(runs()).containsExactly(first);

    Printed warned = new Printed();
    assertThat(warned.by(() -> TrainJob.run(RUNS.arguments(half, output)))).isZero();
    Path second = folder(output);
    assertThat(second).isNotEqualTo(first);
    assertThat(Listing.of(second))
        .contains("quality.json")
        .noneMatch(n -> n.startsWith("rejected"));
    JsonNode quality = json(output, "quality.json");
    assertThat(quality.at("/drift/since").asText()).isEqualTo(first.getFileName().toString());
    assertThat(quality.at("/drift/rows_ratio").asDouble()).isCloseTo(0.4, within(0.01));
    assertThat(quality.at("/drift/psi").asDouble()).isPositive();
    assertThat(quality.at("/drift/newest_advance").asDouble()).isNotPositive();
    assertThat(quality.at("/drift/unknown_items").asDouble()).isZero();
    assertThat(quality.at("/users/new_share").asDouble()).isZero();
    assertThat(quality.at("/exceeded").findValuesAsText("key"))
        .contains("quality.rows.min-ratio", "quality.newest");
    assertThat(quality.at("/exceeded/0/then").asText()).isEqualTo("warn");
  }

  private static Path firstRun() throws IOException {
    return runs().get(0);
  }

  private static List<Path> runs() throws IOException {
    try (var runs = Files.list(output.resolve("runs"))) {
      return runs.filter(run -> !run.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  private static JsonNode quality(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("quality.json").toFile());
  }

  private static int sum(JsonNode counts) {
    int sum = 0;
    for (JsonNode each : counts) {
      sum += each.at("/ratings").asInt();
    }
    return sum;
  }
}
