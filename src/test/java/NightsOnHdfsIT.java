import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.testing.Hdfs;
import recommender.testing.KilledJob;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;
import recommender.testing.SyntheticRatings;

/** Nights whose repository of runs is on HDFS: killed, gone on with, kept back, taken back. */
@Timeout(300)
class NightsOnHdfsIT {
  @RegisterExtension
  static final LocalRuns RUNS =
      new LocalRuns(
          "network.hidden=16",
          "training.epochs=12",
          "training.patience=0",
          "training.batch-size=16",
          "training.workers=1",
          "training.refit=false",
          "training.checkpoint-every=1",
          "split.percentile=0.8",
          "promotion.policy=not-worse",
          "evaluation.bootstrap=50");

  @RegisterExtension static final Hdfs HDFS = new Hdfs();

  @TempDir static Path folder;
  private final Printed printed = new Printed();

  @Test
  void aRepositoryIsKeptThroughBadNights() throws Exception {
    Path ratings = folder.resolve("ratings.csv");
    Files.writeString(ratings, SyntheticRatings.csv(80, 40) + "1,2\n");

    KilledJob.at(
        () -> names("/nights/.checkpoint").stream().anyMatch(name -> name.startsWith("first.0")),
        arguments(ratings));
    assertThat(names("/nights")).doesNotContain("CURRENT");
    assertThat(night(ratings, "--resume")).isZero();
    String first = current();
    assertThat(json(first, "metrics.json").at("/training/resumed_from_epoch").asInt()).isPositive();
    assertThat(text("/nights/runs/" + first + "/rejected/rows.jsonl"))
        .contains("\"row\":\"1,2\"", "\"reason\":\"not 4 fields\"");
    assertThat(json(first, "verdict.json").at("/promoted").asBoolean()).isTrue();

    assertThat(night(ratings, "network.centring=none", "training.learning-rate=1e-9")).isEqualTo(4);
    assertThat(current()).isEqualTo(first);
    JsonNode worse = new ObjectMapper().readTree(lastLine());
    assertThat(worse.at("/cause").asText()).isEqualTo("model worse");
    assertThat(json(worse.at("/run").asText(), "verdict.json")).isEqualTo(worse);

    assertThat(night(ratings, "--warm-start=current", "promotion.policy=always")).isZero();
    String warm = current();
    assertThat(json(warm, "metrics.json").at("/warm_start/run").asText()).isEqualTo(first);
    assertThat(json(warm, "verdict.json").at("/replaced").asText()).isEqualTo(first);

    assertThat(RunsJob.run("--repository", HDFS.path("/nights"), "--rollback")).isZero();
    assertThat(current()).isEqualTo(first);
    assertThat(RunsJob.run("--repository", HDFS.path("/nights"), "--prune", "--keep", "3"))
        .isZero();
    assertThat(names("/nights")).containsExactly("CURRENT", "promotions.jsonl", "runs");
    assertThat(names("/nights/runs")).hasSize(3).noneMatch(name -> name.startsWith("."));
  }

  private int night(Path ratings, String... settings) {
    return printed.by(() -> TrainJob.run(arguments(ratings, settings)));
  }

  private String lastLine() {
    List<String> lines = printed.out().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static String[] arguments(Path ratings, String... settings) {
    String[] places = RUNS.arguments(ratings, Path.of("nights"), settings);
    return Stream.of(places)
        .map(each -> each.startsWith("--output=") ? "--output=" + HDFS.path("/nights") : each)
        .toArray(String[]::new);
  }

  private static String current() throws IOException {
    return text("/nights/CURRENT").strip();
  }

  private static JsonNode json(String run, String name) throws IOException {
    return new ObjectMapper().readTree(text("/nights/runs/" + run + "/" + name));
  }

  private static String text(String path) throws IOException {
    try (InputStream file = HDFS.files().open(new org.apache.hadoop.fs.Path(path))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What a folder holds, sorted; nothing where there is none. */
  private static List<String> names(String path) throws IOException {
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(path);
    if (!HDFS.files().exists(folder)) {
      return List.of();
    }
    return Stream.of(HDFS.files().listStatus(folder))
        .map(FileStatus::getPath)
        .map(org.apache.hadoop.fs.Path::getName)
        .sorted()
        .toList();
  }
}
