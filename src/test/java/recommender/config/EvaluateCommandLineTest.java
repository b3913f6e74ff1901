package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluateCommandLineTest {
  private static final String[] ALL = {"--run=r", "--input=x", "--held-out=h", "--output=o"};

  @Test
  void nothingIsReplacedOrComparedUnlessAskedFor() {
    assertThat(EvaluateCommandLine.parse(ALL).settings())
        .isEqualTo(new EvaluateSettings("r", "h", "o", false, Optional.empty()));
    assertThat(
            EvaluateCommandLine.parse(
                    "--run=r",
                    "--input-table=t",
                    "--held-out=h",
                    "--output=o",
                    "--overwrite",
                    "--compare=s")
                .settings())
        .isEqualTo(new EvaluateSettings("r", "h", "o", true, Optional.of("s")));
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class, () -> EvaluateCommandLine.parse("--run= ").settings());
    assertThat(refused.problems())
        .containsExactly(
            "--run: expected a run folder or a repository, was absent",
            "--held-out: expected the ratings to be scored, was absent",
            "--output: expected the path of the folder to write, was absent",
            "--input: expected the ratings of the users (or --input-table), was absent");
  }

  /** Which other sections of the run's settings have nothing to do with. */
  @Test
  void ratingsAreReadByTheSettingsOfTheRunAndTheFlags() {
    String ofRun = "input { path = trained.csv, columns { user = u } }, network { old-key = 3 }";
    InputSettings input =
        EvaluateCommandLine.parse(
                "--run=r", "--input=x", "--held-out=h", "--output=o", "--set=input.columns.item=i")
            .input(ofRun);
    assertThat(input.paths()).isEqualTo(List.of("x"));
    assertThat(input.columns().user()).isEqualTo("u");
    assertThat(input.columns().item()).isEqualTo("i");
    assertThatThrownBy(
            () ->
                EvaluateCommandLine.parse("--run=r", "--set=split.seed=3", "--set=input.ids=long")
                    .input(ofRun))
        .hasMessage(
            "--set split.seed: expected a setting of section input, which metrics depend on");
  }
}
