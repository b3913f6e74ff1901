package recommender.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.CommandLine;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.ratings.RatingsException;
import recommender.repository.RepositoryException;
import recommender.testing.Listing;
import scala.Option;

/** All that needs no session; none is started. */
class JobRunnerTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final JobRunner runner =
      new JobRunner(
          "TrainJob", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

  @TempDir Path folder;
  private Option<SparkSession> session;

  @BeforeEach
  void lookForASession() {
    session = SparkSession.getDefaultSession();
  }

  @AfterEach
  void noSessionWasStartedAndNothingWritten() {
    assertThat(SparkSession.getDefaultSession()).isEqualTo(session);
    assertThat(Listing.of(folder.resolve("out"))).isEmpty();
  }

  @Test
  void workThatReturnsIsDone() {
    List<Settings> seen = new ArrayList<>();
    assertThat(runner.perform(seen::add, args("--set", "training.epochs=3")))
        .isEqualTo(ExitCode.DONE);
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).training().epochs()).isEqualTo(3);
    assertSilent();
  }

  @Test
  void ratingsThatCannotBeUsed() {
    assertThat(fail(new RatingsException("input.path: nothing there"))).isEqualTo(ExitCode.RATINGS);
    assertThat(text(err)).isEqualTo(lines("TrainJob: input.path: nothing there"));
  }

  @Test
  void aRepositoryThatCannotBeWritten() {
    assertThat(fail(new RepositoryException("output.path: full"))).isEqualTo(ExitCode.REPOSITORY);
    assertThat(text(err)).isEqualTo(lines("TrainJob: output.path: full"));
  }

  @Test
  void settingsRefusedWhenTheWorkIsKnown() {
    assertThat(fail(new SettingsException("training.workers: too many"))).isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .isEqualTo(lines("TrainJob: 1 problem", "  1. training.workers: too many"));
  }

  /** The log has the stack trace. */
  @Test
  void anythingElseHasFailed() {
    assertThat(fail(new IllegalStateException("unforeseen"))).isEqualTo(ExitCode.FAILED);
    assertThat(fail(new StackOverflowError("deep"))).isEqualTo(ExitCode.FAILED);
    // Checked, and thrown undeclared by Spark.
    assertThat(fail(new SparkException("job aborted"))).isEqualTo(ExitCode.FAILED);
    assertSilent();
  }

  @Test
  void problemsAreNumbered() {
    ExitCode code =
        runner.perform(
            JobRunnerTest::refuseToRun, "--set", "training.epochs=0", "--set", "network.l3=0");
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .isEqualTo(
            lines(
                "TrainJob: 3 problems",
                "  1. network.l3: expected a known key such as network.l2, was unknown (--set network.l3)",
                "  2. input.path: expected a path or a list of paths (--input PATH), or a table (--input-table NAME), was absent",
                "  3. training.epochs: expected a whole number of at least 1, or auto, was 0 (--set training.epochs)"));
    assertThat(text(out)).isEmpty();
  }

  @Test
  void anUnknownFlagIsOneProblem() {
    assertThat(runner.perform(JobRunnerTest::refuseToRun, "--frobnicate"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(text(err))
        .isEqualTo(
            lines(
                "TrainJob: 1 problem",
                "  1. command line: Unrecognized option: --frobnicate (see --help)"));
  }

  @Test
  void helpNeedsNothingElse() {
    assertThat(runner.perform(JobRunnerTest::refuseToRun, "--help")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).isEqualTo(CommandLine.parse().help("TrainJob"));
    assertThat(text(err)).isEmpty();
  }

  @Test
  void versionNeedsNothingElse() {
    assertThat(runner.perform(JobRunnerTest::refuseToRun, "--version")).isEqualTo(ExitCode.DONE);
    assertThat(text(out)).isEqualTo(lines("development"));
    assertThat(text(err)).isEmpty();
  }

  @Test
  void dryRunPrintsSettingsThatCanBeReadBackAndAMemoryPlan() throws IOException {
    String[] args = args("--dry-run", "--set", "network.hidden=100", "--set", "training.seed=9");
    assertThat(runner.perform(JobRunnerTest::refuseToRun, args)).isEqualTo(ExitCode.DONE);
    // (2 · users + 1) · 100 + 100 · users + users: two inputs and an output for each user, of whom
    // items have vectors
    assertThat(text(out))
        .contains("# Memory plan on one JVM of ", "# 10,000 users: 3,010,100 parameters, ")
        .contains("# 30,000 users: 9,030,100 ", "# 100,000 users: 15,050,100 ")
        .contains("#   Options of spark-submit that make room: --driver-memory ");
    Path printed = Files.writeString(folder.resolve("printed.conf"), text(out));
    assertThat(CommandLine.parse("--conf", printed.toString()).settings())
        .isEqualTo(CommandLine.parse(args).settings());
    assertThat(text(err)).isEmpty();
  }

  @Test
  void dryRunChecksTheSettings() {
    assertThat(runner.perform(JobRunnerTest::refuseToRun, "--dry-run")).isEqualTo(ExitCode.USAGE);
    assertThat(text(err)).startsWith("TrainJob: 1 problem").contains("  1. input.path: ");
  }

  @Test
  void dryRunTellsWhatASearchWouldDo() throws IOException {
    Path file =
        Files.write(
            folder.resolve("search.conf"),
            List.of(
                "search { seed = 1, candidates = 2, halving = 2, first-epochs = 4 }",
                "search.space.training.batch-size = [3, 5]"));
    String[] args = args("--dry-run", "--search", file.toString());
    assertThat(runner.perform(JobRunnerTest::refuseToRun, args)).isEqualTo(ExitCode.DONE);
    assertThat(text(out).lines())
        .contains(
            "# Search:",
            "#   Rung 1: 2 candidates of at most 4 epochs",
            "#   Rung 2: 1 candidates of at most 32 epochs")
        .filteredOn(line -> line.startsWith("#   Candidate "))
        .hasSize(2);
  }

  @Test
  void dryRunTellsWhatTheSearchesOfBothNetworksWouldDo() throws IOException {
    Path file =
        Files.write(
            folder.resolve("search.conf"),
            List.of(
                "search { seed = 1, candidates = 2, halving = 2, first-epochs = 4 }",
                "search.space.training.batch-size = [3, 5]",
                "search.space.ranking.training.batch-size = [3, 5]"));
    String[] args =
        args("--dry-run", "--search", file.toString(), "--set", "network.objective=both");
    assertThat(runner.perform(JobRunnerTest::refuseToRun, args)).isEqualTo(ExitCode.DONE);
    assertThat(text(out).lines())
        .containsSubsequence(
            "# Search of network and training:",
            "#   Rung 2: 1 candidates of at most 32 epochs",
            "# Search of ranking.network and ranking.training:",
            "#   Rung 2: 1 candidates of at most 40 epochs")
        .filteredOn(line -> line.startsWith("#   Candidate "))
        .hasSize(4);
  }

  @Test
  void problemsOfASearchAreNumberedToo() throws IOException {
    Path file =
        Files.write(
            folder.resolve("search.conf"),
            List.of(
                "search { seed = 1, candidates = 2, halving = 1, first-epochs = 4 }",
                "search.space.split.seed = [3, 5]"));
    assertThat(runner.perform(JobRunnerTest::refuseToRun, args("--search", file.toString())))
        .isEqualTo(ExitCode.USAGE);
    assertThat(text(err).lines())
        .containsExactly(
            "TrainJob: 2 problems",
            "  1. split.seed: expected a setting of network or training, as the others change what is measured, was [3, 5] (%s: 2)"
                .formatted(file),
            "  2. search.halving: expected a whole number of at least 2, was 1 (%s: 1)"
                .formatted(file));
  }

  private ExitCode fail(Throwable failure) {
    return runner.perform(settings -> JobRunnerTest.<RuntimeException>sneak(failure), args());
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  private static void refuseToRun(Settings settings) {
    throw new AssertionError("the work was begun");
  }

  private String[] args(String... more) {
    List<String> args = new ArrayList<>(List.of("--input", "ratings.csv"));
    args.addAll(List.of("--output", folder.resolve("out").toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private void assertSilent() {
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).isEmpty();
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(UTF_8);
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
