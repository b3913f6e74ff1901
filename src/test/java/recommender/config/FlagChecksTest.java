package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;

class FlagChecksTest {
  private static final Options OPTIONS =
      new Options()
          .addOption(Flags.with("name", "X", ""))
          .addOption(Flags.with("number", "N", ""))
          .addOption(Flags.with("format", "NAME", ""))
          .addOption(Flags.with("input", "PATH", ""));

  private static FlagChecks checks(String... args) {
    return new FlagChecks(Flags.parse(OPTIONS, args));
  }

  @Test
  void valuesAreThoseOfTheFlagsOrOthers() {
    FlagChecks given = checks("--name=a b", "--number= 7", "--format=CSV", "--input=x");
    assertThat(given.demanded("name", "a name")).isEqualTo("a b");
    assertThat(given.number("number", 7, 9)).isEqualTo(7);
    assertThat(given.choice("format", OutputFormat.JSON, OutputFormat.values()))
        .isEqualTo(OutputFormat.CSV);
    given.demandInput();
    assertThatCode(given::demandNoProblem).doesNotThrowAnyException();
    assertThat(checks().number("number", 7, 9)).isEqualTo(9);
    assertThat(checks().choice("format", OutputFormat.JSON, OutputFormat.values()))
        .isEqualTo(OutputFormat.JSON);
  }

  @Test
  void everyProblemIsNoted() {
    FlagChecks checks = checks("--name= ", "--number=6", "--format=xml");
    checks.demanded("name", "a name");
    assertThat(checks.number("number", 7, 9)).isEqualTo(9);
    checks.choice("format", OutputFormat.JSON, OutputFormat.values());
    checks.demandInput();
    checks.note("one more");
    assertThat(catchThrowableOfType(SettingsException.class, checks::demandNoProblem).problems())
        .containsExactly(
            "--name: expected a name, was absent",
            "--number: expected a whole number of at least 7, was 6",
            "--format: expected one of parquet, csv, json, was xml",
            "--input: expected the ratings of the users (or --input-table), was absent",
            "one more");
  }
}
