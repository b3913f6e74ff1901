package recommender.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import recommender.submit.ScriptProject.Outcome;

/** Nights with a spark-submit that notes what it is asked for and ends as a test says. */
@DisabledOnOs(OS.WINDOWS)
class RetrainScriptTest {
  private static final String VERDICT = "{\"run\":\"tonight\"}";

  @TempDir Path folder;
  private ScriptProject project;
  private Path asked;
  private Path log;

  @BeforeEach
  void copyScripts() throws IOException {
    project = new ScriptProject(folder);
    asked = folder.resolve("asked");
    log = folder.resolve("logs/night.log");
  }

  /**
   * @param train what decides the code of a training, a command of the shell
   * @param recommend the code of lists
   */
  private Outcome night(String train, int recommend) throws Exception {
    project.built().java("17.0.1");
    project.program(
        "spark-submit",
        "[[ $1 != --version ]] || { echo 'version 3.5.5 Scala version 2.12.18,'; exit; }",
        "job=; for word; do [[ $word != *Job ]] || job=$word; done",
        "echo \"$job $*\" >>'" + asked + "'",
        "echo 'in the log' >&2",
        "[[ $job != RunsJob ]] || exit 1",
        "[[ $job == TrainJob ]] || exit " + recommend,
        "printf 'Run tonight\\n%s\\n' '" + VERDICT + "'",
        train);
    return project.run(
        "retrain.sh",
        "--date",
        "2026-11-27",
        "--lists",
        "l",
        "--keep",
        "30",
        "--log",
        log.toString());
  }

  private List<String> jobs() throws IOException {
    return Files.readAllLines(asked).stream().map(line -> line.split(" ")[0]).toList();
  }

  /** Pruning fails here, which the exit code does not say. */
  @Test
  void aPromotedRunMakesListsAndTheVerdictComesLast() throws Exception {
    Outcome outcome = night("exit 0", 0);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).isEqualTo(VERDICT + "\n");
    assertThat(outcome.err()).isEqualTo("Log: " + log + "\n");
    assertThat(Files.readString(log)).contains("in the log", "Run tonight", VERDICT);
    assertThat(log.resolveSibling("night.log.out")).doesNotExist();
    assertThat(jobs()).containsExactly("TrainJob", "RecommendJob", "RunsJob");
    List<String> lines = Files.readAllLines(asked);
    assertThat(lines.get(0))
        .contains("--date 2026-11-27", "--warm-start current", "print-verdict=always")
        .endsWith("--resume");
    assertThat(lines.get(1)).endsWith("--output l --partition dt=2026-11-27 --overwrite");
    assertThat(lines.get(2)).endsWith("target/recommender --prune --keep 30");
  }

  @Test
  void aRunThatIsNotPromotedLeavesTheListsToTheOneInService() throws Exception {
    Outcome outcome = night("exit 4", 0);
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.out()).isEqualTo(VERDICT + "\n");
    assertThat(jobs()).containsExactly("TrainJob", "RecommendJob", "RunsJob");
  }

  /** What the log says of an earlier night is no reason. */
  @Test
  void aFailedNightMakesNoLists() throws Exception {
    Files.createDirectories(log.getParent());
    Files.writeString(log, "TrainJob: of another night\n");
    Outcome outcome = night("exit 3", 0);
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out())
        .isEqualTo(
            "{\"promoted\":false,\"exit_code\":3,\"reasons\":[\"TrainJob ended with 3\"]}\n");
    assertThat(jobs()).containsExactly("TrainJob");
  }

  @Test
  void theReasonsOfAFailedNightAreWhatTheJobSaid() throws Exception {
    String says =
        "printf '%s\\n' 'TrainJob: a \"limit\" of C:\\x was exceeded:' '  rows: 5' '09:00 INFO' >&2; exit 3";
    assertThat(night(says, 0).out())
        .isEqualTo(
            "{\"promoted\":false,\"exit_code\":3,\"reasons\":[\"a \\\"limit\\\" of C:\\\\x was exceeded: rows: 5\"]}\n");
  }

  @Test
  void listsThatFailAreTheExitCode() throws Exception {
    Outcome outcome = night("exit 4", 5);
    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.out()).isEqualTo(VERDICT + "\n");
  }

  @Test
  void checkpointsOfAnotherNightAreNotResumed() throws Exception {
    Outcome outcome = night("[[ $* != *--resume ]] || exit 2", 0);
    assertThat(outcome.exitCode()).isZero();
    assertThat(jobs()).containsExactly("TrainJob", "TrainJob", "RecommendJob", "RunsJob");
    assertThat(Files.readAllLines(asked).get(1)).doesNotContain("--resume");
  }

  @Test
  void printShowsTheCommands() throws Exception {
    Outcome outcome =
        project.run(
            "retrain.sh", "--print", "--conf", "my night.conf", "--master", "spark://h:7077", "-x");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.out())
        .contains(
            "standalone.sh --master spark://h:7077 TrainJob --conf my\\ night.conf --date 20",
            "--warm-start current --set promotion.print-verdict=always -x --resume")
        .contains(today.substring(0, 7));
    assertThat(project.run("retrain.sh", "--print", "--lists").err())
        .isEqualTo("Expected a value after --lists (see --help)\n");
  }
}
