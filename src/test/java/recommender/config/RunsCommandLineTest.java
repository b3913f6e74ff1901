package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RunsCommandLineTest {
  @Test
  void eachCommandIsRead() {
    assertThat(settings("--list")).isEqualTo(expected(RunsCommand.LIST, List.of(), 0));
    assertThat(settings("--show", "a")).isEqualTo(expected(RunsCommand.SHOW, List.of("a"), 0));
    assertThat(settings("--diff", "a", "current"))
        .isEqualTo(expected(RunsCommand.DIFF, List.of("a", "current"), 0));
    assertThat(settings("--promote", "a"))
        .isEqualTo(expected(RunsCommand.PROMOTE, List.of("a"), 0));
    assertThat(settings("--rollback")).isEqualTo(expected(RunsCommand.ROLLBACK, List.of(), 0));
    assertThat(settings("--pin", "a")).isEqualTo(expected(RunsCommand.PIN, List.of("a"), 0));
    assertThat(settings("--unpin", "a")).isEqualTo(expected(RunsCommand.UNPIN, List.of("a"), 0));
    assertThat(settings("--prune", "--keep", "7"))
        .isEqualTo(expected(RunsCommand.PRUNE, List.of(), 7));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertProblems(
        RunsCommandLine.parse("--list", "--rollback", "--keep", "-1"),
        "--repository: expected the path of a repository, was absent",
        "command line: expected one of --list, --show, --diff, --promote, --rollback, --pin, --unpin, --prune, was --list, --rollback",
        "--keep: expected a whole number of at least 0, was -1",
        "--keep: expected it beside --prune only");
    assertProblems(
        RunsCommandLine.parse("--repository", "r"),
        "command line: expected one of --list, --show, --diff, --promote, --rollback, --pin, --unpin, --prune, was none");
    assertProblems(
        RunsCommandLine.parse("--repository", "r", "--prune"),
        "--keep: expected the number of newest runs to keep, was absent");
  }

  @Test
  void aDifferenceIsOfTwoRuns() {
    assertThatThrownBy(() -> RunsCommandLine.parse("--repository", "r", "--diff", "a"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Missing argument for option: diff");
  }

  private static void assertProblems(RunsCommandLine line, String... problems) {
    assertThatThrownBy(line::settings)
        .asInstanceOf(InstanceOfAssertFactories.type(SettingsException.class))
        .extracting(SettingsException::problems)
        .isEqualTo(List.of(problems));
  }

  private static RunsSettings settings(String... command) {
    String[] all = new String[command.length + 2];
    all[0] = "--repository";
    all[1] = "r";
    System.arraycopy(command, 0, all, 2, command.length);
    return RunsCommandLine.parse(all).settings();
  }

  private static RunsSettings expected(RunsCommand command, List<String> runs, int keep) {
    return new RunsSettings("r", command, runs, keep);
  }
}
