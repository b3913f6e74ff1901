import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import recommender.repository.Decision;
import recommender.repository.RunDraft;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;
import recommender.testing.Hdfs;
import recommender.testing.Listing;
import recommender.testing.LocalRuns;
import recommender.testing.Printed;

/** The runs of a repository, which are small and made by hand, from the command line. */
class RunsJobIT {
  @RegisterExtension static final LocalRuns RUNS = new LocalRuns();
  @RegisterExtension static final Hdfs HDFS = new Hdfs();

  @TempDir Path output;
  private final List<String> runs = new ArrayList<>();

  @BeforeEach
  void publish() {
    publish(output.toString());
  }

  private void publish(String path) {
    RunRepository repository = RunRepository.open(path, new Configuration());
    runs.clear();
    publish(repository, 1, 0.9, Decision.promote("always: there was no run in service"));
    publish(repository, 2, 0.85, Decision.promote("not-worse: better"));
    publish(repository, 3, 0.95, Decision.keep("not-worse: worse by 0.1"));
  }

  private void publish(RunRepository repository, int day, double rmse, Decision decision) {
    try (RunDraft draft = repository.begin(Instant.parse("2024-01-0" + day + "T03:04:05Z"))) {
      draft.write(
          RunFiles.METRICS,
          "{\"run\": {\"seed\": 1}, \"training\": {\"epochs\": %d}, \"test\": {\"rmse\": %s}}"
              .formatted(day, rmse));
      draft.write(
          RunFiles.VERDICT,
          "{\"promoted\": %s, \"reasons\": [\"%s\"], \"warnings\": [\"loses to bias\"]}"
              .formatted(decision.promoted(), decision.verdict()));
      draft.write(RunFiles.SETTINGS, "training { seed = %d }".formatted(day));
      draft.publish(decision);
      runs.add(draft.id());
    }
  }

  @Test
  void listsTheNewestFirst() {
    assertThat(job("--pin", runs.get(0))).contains("is pinned");
    assertThat(job("--list").lines())
        .hasSize(5)
        .element(1)
        .asString()
        .startsWith(runs.get(2) + "  ")
        .contains("2024-01-03T03:04:05Z")
        .contains("0.9500")
        .endsWith("not promoted: not-worse: worse by 0.1");
    assertThat(job("--list").lines().toList().get(2)).matches(".* current .* 0\\.8500 .*");
    assertThat(job("--list").lines().toList().get(3)).matches(".* previous +pinned .* 0\\.9000 .*");
    assertThat(job("--list")).endsWith("3 runs\n");
  }

  @Test
  void showsARun() {
    assertThat(job("--show", "20240102"))
        .contains("Run file:" + output + "/runs/" + runs.get(1))
        .containsPattern("test.rmse +0\\.8500")
        .containsPattern("training.seed +2")
        .contains("Verdict: promoted: not-worse: better")
        .contains("warning: loses to bias")
        .containsPattern(
            runs.get(1) + " replaced " + runs.get(0) + " by retrain \\(not-worse: better\\)");
  }

  @Test
  void showsWhatDiffers() {
    assertThat(job("--diff", "current", "20240103"))
        .containsPattern("training.seed +2 +3")
        .containsPattern("training.epochs +2 +3 +-1\\.0000")
        .containsPattern("test.rmse +0\\.8500 +0\\.9500 +-0\\.1000");
  }

  @Test
  void promotesAnyRunAndRollsBack() throws IOException {
    assertThat(job("--promote", runs.get(2)))
        .contains("Verdict on run " + runs.get(2) + ": not promoted: not-worse: worse by 0.1")
        .contains("is in service: CURRENT replaced by one rename (file:)");
    assertThat(output.resolve("CURRENT")).hasContent(runs.get(2) + "\n");
    assertThat(Files.readString(output.resolve("promotions.jsonl")))
        .contains("\"by\":\"person\",\"verdict\":\"not promoted: not-worse: worse by 0.1\"");
    assertThat(job("--rollback")).contains("Run " + runs.get(1) + " is in service");
    assertThat(job("--rollback")).contains("Run " + runs.get(0) + " is in service");
    assertThat(failure(5, "--rollback")).contains("in service before " + runs.get(0));
    assertThat(output.resolve("CURRENT")).hasContent(runs.get(0) + "\n");
  }

  @Test
  void prunes() {
    assertThat(job("--prune", "--keep", "0"))
        .contains("Deleted 1 run\n  " + runs.get(2))
        .contains("Kept 2 runs\n  " + runs.get(1) + "\n  " + runs.get(0))
        .containsPattern("Cleared 0 leftovers of jobs that were killed; \\d+ bytes freed");
    assertThat(Listing.of(output)).noneMatch(name -> name.contains(runs.get(2)));
  }

  @Test
  void whatIsThereOrLockedIsNotChanged() {
    assertThat(failure(5, "--promote", "1999")).contains("was 1999 (none begins so)");
    RunRepository.open(output.toString(), new Configuration())
        .exclusively(
            "train",
            () -> {
              assertThat(failure(5, "--rollback"))
                  .contains("train on ")
                  .contains("process " + ProcessHandle.current().pid());
              assertThat(job("--list")).endsWith("3 runs\n");
            });
    assertThat(failure(2, "--list", "--rollback")).contains("1 problem");
  }

  @Test
  void aTrainingEndsAtOnceWhileAnotherChangesTheRepository() {
    RunRepository.open(output.toString(), new Configuration())
        .exclusively(
            "train",
            () -> {
              Printed printed = new Printed();
              assertThat(printed.by(() -> TrainJob.run(RUNS.arguments(ratings(), output))))
                  .isEqualTo(5);
              assertThat(printed.err()).contains("train on ").contains("holds its lock");
            });
    assertThat(Listing.of(output)).noneMatch(name -> name.contains("/."));
  }

  private Path ratings() {
    try {
      return Files.writeString(output.resolve("ratings.csv"), "user,item,rating\n1,1,5\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void doesAllOfItOnHdfs() {
    String path = HDFS.path("/runs-job");
    publish(path);
    assertThat(jobOn(path, "--promote", runs.get(2)))
        .contains("CURRENT replaced by one rename (hdfs:)");
    assertThat(jobOn(path, "--rollback")).contains("Run " + runs.get(1) + " is in service");
    assertThat(jobOn(path, "--pin", runs.get(2))).contains("is pinned");
    assertThat(jobOn(path, "--prune", "--keep", "0")).contains("Deleted 0 runs");
    assertThat(jobOn(path, "--unpin", runs.get(2))).contains("is not pinned");
    assertThat(jobOn(path, "--prune", "--keep", "0")).contains("Deleted 1 run\n");
    assertThat(jobOn(path, "--list")).endsWith("2 runs\n");
  }

  private String job(String... command) {
    return jobOn(output.toString(), command);
  }

  private static String jobOn(String path, String... command) {
    Printed printed = new Printed();
    int code = printed.by(() -> RunsJob.run(arguments(path, command)));
    assertThat(code).as(printed.err()).isZero();
    return printed.out();
  }

  private String failure(int code, String... command) {
    Printed printed = new Printed();
    assertThat(printed.by(() -> RunsJob.run(arguments(output.toString(), command))))
        .isEqualTo(code);
    return printed.err();
  }

  private static String[] arguments(String path, String... command) {
    List<String> all = new ArrayList<>(List.of("--repository", path));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }
}
