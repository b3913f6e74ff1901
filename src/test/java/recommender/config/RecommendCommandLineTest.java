package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecommendCommandLineTest {
  private static final String OF_RUN =
      "input { path = \"trained.csv\", separator = \";\", columns { user = u, item = i } }\n"
          + "network { no-key-of-today = 3 }";

  @Test
  void defaultsAreListsOfTenInParquet() {
    RecommendSettings settings = settings("--run=r", "--input=x", "--output=o");
    assertThat(settings.work()).isEqualTo(RecommendSettings.Work.LISTS);
    assertThat(settings.top()).isEqualTo(10);
    assertThat(settings.format()).isEqualTo(OutputFormat.PARQUET);
    assertThat(settings.partition()).isEmpty();
    assertThat(settings.overwrite()).isFalse();
    assertThat(settings.explain()).isZero();
    assertThat(settings.candidates())
        .isEqualTo(new RecommendSettings.Candidates(Optional.empty(), Optional.empty(), 0, false));
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class,
            () -> settings("--top=0", "--output-format=xml", "--partition=x", "--unknown=drop"));
    assertThat(refused.problems())
        .containsExactly(
            "--run: expected a run folder or a repository, was absent",
            "--top: expected a whole number of at least 1, was 0",
            "--output: expected the path of the table to write, was absent",
            "--output-format: expected one of parquet, csv, json, was xml",
            "--partition: expected NAME=VALUE such as dt=2026-11-27, was x",
            "--input: expected the ratings of the users (or --input-table), was absent",
            "--unknown: expected it beside --pairs only");
  }

  @Test
  void flagsOfOtherWorkAreRefused() {
    assertThatThrownBy(() -> settings("--run=r", "--output=o", "--similar=3", "--input=x"))
        .hasMessage("--input: expected none beside --similar");
    assertThatThrownBy(() -> settings("--run=r", "--output=o", "--input=x", "--pairs=p", "--top=3"))
        .hasMessage("--top: expected none beside --pairs");
    assertThat(settings("--run=r", "--output=o", "--similar=3").work())
        .isEqualTo(RecommendSettings.Work.SIMILAR);
  }

  @Test
  void aPartitionHasANameAndAValue() {
    RecommendSettings settings =
        settings("--run=r", "--input=x", "--output=o", "--partition=dt=2026-11-27");
    assertThat(settings.partition()).contains(new Partition("dt", "2026-11-27"));
    assertThat(settings.partition().get().folder()).isEqualTo("dt=2026-11-27");
    assertThatThrownBy(
            () -> settings("--run=r", "--input=x", "--output=o", "--partition=dt=../../x"))
        .hasMessageContaining("--partition: expected NAME=VALUE");
  }

  /** What other sections of an old run have is of no interest. */
  @Test
  void tablesAreReadByTheSettingsOfTheRunThenTheFlags() {
    InputSettings input = input("--input=new.csv", "--set=input.columns.item=item");
    assertThat(input.paths()).containsExactly("new.csv");
    assertThat(input.text().separator()).contains(";");
    assertThat(input.columns().user()).isEqualTo("u");
    assertThat(input.columns().item()).isEqualTo("item");
    assertThat(input("--input-table=db.ratings").paths()).isEmpty();
  }

  @Test
  void unknownAndForeignSettingsAreRefused() {
    assertThatThrownBy(() -> input("--input=x", "--set=input.colums.user=u"))
        .hasMessageContaining("input.colums.user: expected a known key such as input.columns.user");
    assertThatThrownBy(() -> input("--input=x", "--set=network.hidden=3"))
        .hasMessage(
            "--set network.hidden: expected a setting of section input, which lists depend on");
  }

  /** Tables of users or of items have one column. */
  @Test
  void otherTablesHaveFewerColumns() {
    InputSettings input = input("--input=x", "--set=input.fields=[u,i,r,t]");
    InputSettings users = input.with(input.columns().users());
    assertThat(users.columns().count()).isEqualTo(1);
    assertThat(users.columns().all()).isEqualTo(List.of("u", "u"));
    assertThat(users.columns().keys().all()).isEqualTo(List.of("user", "user"));
    assertThat(users.text().fields()).isEmpty();
    assertThat(users.text().separator()).contains(";");
    assertThat(input.with(input.columns().pairs()).columns().all()).isEqualTo(List.of("u", "i"));
    assertThatThrownBy(() -> input("--input=x", "--set=input.columns.item=u"))
        .hasMessageContaining("input.columns.item: expected another column");
  }

  private static RecommendSettings settings(String... args) {
    return RecommendCommandLine.parse(args).settings();
  }

  private static InputSettings input(String... args) {
    return RecommendCommandLine.parse(args).input(OF_RUN);
  }
}
