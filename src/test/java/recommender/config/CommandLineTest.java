package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;

  @Test
  void everyFlagSetsItsSetting() {
    Settings settings =
        settings(
            "--input",
            "a.csv",
            "--input",
            "hdfs://h:1/{b,c}/*.csv",
            "--format",
            "csv",
            "--output",
            "s3a://bucket/out");
    assertThat(settings.input().paths()).containsExactly("a.csv", "hdfs://h:1/{b,c}/*.csv");
    assertThat(settings.input().format()).isEqualTo(InputFormat.CSV);
    assertThat(settings.output().path()).isEqualTo("s3a://bucket/out");
  }

  @Test
  void heldOutFlagImpliesTheGivenSplit() throws IOException {
    Path file = conf("split.strategy = random");
    SplitSettings split =
        settings("--conf", file.toString(), "--input", "u1.base", "--held-out", "u1.test").split();
    assertThat(split.strategy()).isEqualTo(SplitStrategy.GIVEN);
    assertThat(split.heldOut()).contains("u1.test");
  }

  @Test
  void setOverridesFlagsAndFlagsOverrideTheFile() throws IOException {
    Path file = conf("output.path = file", "training.epochs = 2", "training.patience = 2");
    Settings settings =
        settings(
            "--set",
            "training.epochs=4",
            "--set",
            "output.path=set",
            "--set",
            "training.epochs=5",
            "--output",
            "flag",
            "--input",
            "x",
            "--conf",
            file.toString());
    assertThat(settings.training().epochs()).isEqualTo(5);
    assertThat(settings.training().patience()).isEqualTo(2);
    assertThat(settings.output().path()).isEqualTo("set");
  }

  @Test
  void valuesOfSetAreTakenAsTheyStandUnlessListsQuotesOrNull() throws IOException {
    Settings settings =
        settings(
            "--conf", conf("input.rating-scale = [1, 5]").toString(),
            "--set", "input.path=hdfs://host:9000/a = b",
            "--set", "network.hidden = 8,4,8",
            "--set", "network.weights=normal(0.2)",
            "--set", "network.output-offset=false",
            "--set", "input.rating-scale=null",
            "--set", "output.path=\"[x]\"");
    assertThat(settings.input().paths()).containsExactly("hdfs://host:9000/a = b");
    assertThat(settings.input().ratingScale()).isEmpty();
    assertThat(settings.network().hidden()).containsExactly(8, 4, 8);
    assertThat(settings.network().weights()).isEqualTo(new Weights(Weights.Kind.NORMAL, 0.2));
    assertThat(settings.network().outputOffset()).isFalse();
    assertThat(settings.output().path()).isEqualTo("[x]");
  }

  @Test
  void setTakesAListOfPaths() {
    assertThat(settings("--set", "input.path=[\"hdfs://a\", \"b,c\"]").input().paths())
        .containsExactly("hdfs://a", "b,c");
    assertThat(settings("--set", "input.path=hdfs://a,b").input().paths())
        .containsExactly("hdfs://a", "b");
  }

  @Test
  void problemsNameFileAndLineOrFlag() throws IOException {
    Path file = conf("training {", "  epochs = many", "  epoch = 1", "}", "split.percentile = 2");
    assertThatThrownBy(
            () ->
                settings(
                    "--conf",
                    file.toString(),
                    "--format",
                    "xls",
                    "--set",
                    "training.optimiser=adam",
                    "--set",
                    "network.l2=-1"))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "training.epoch: expected a known key such as training.epochs, was unknown (%s: 3)"
                            .formatted(file),
                        "training.optimiser: expected a known key such as training.optimizer, was unknown (--set training.optimiser)",
                        "input.path: expected a path or a list of paths (--input PATH), or a table (--input-table NAME), was absent",
                        "input.format: expected one of auto, csv, dat, tsv, parquet, orc, json, matrix, netflix, was xls (--format)",
                        "split.percentile: expected a number in (0, 1), was 2 (%s: 5)"
                            .formatted(file),
                        "network.l2: expected a number of at least 0, or auto, or auto(FACTOR) with a number above 0, was -1 (--set network.l2)",
                        "training.epochs: expected a whole number of at least 1, or auto, was many (%s: 2)"
                            .formatted(file)));
  }

  @Test
  void setWithoutAKeyOrAValueIsRefused() {
    assertRefused("--set: expected key=value, was training.epochs", "--set", "training.epochs");
    assertRefused("--set: expected key=value, was =3", "--set", "=3");
  }

  @Test
  void setWithBrokenHoconIsRefused() {
    assertThatThrownBy(() -> settings("--set", "network.hidden=[1, 2"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("--set network.hidden: String: 1: ");
    assertThatThrownBy(() -> settings("--set", "a..b=1"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("--set a..b: ");
  }

  @Test
  void aConfFileThatIsMissingOrAFolderIsRefused() {
    String missing = folder.resolve("none.conf").toString();
    assertRefused(
        "--conf: expected a readable file, was %1$s (File %1$s does not exist)".formatted(missing),
        "--conf",
        missing);
    assertThatThrownBy(() -> settings("--conf", folder.toString()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("--conf: expected a readable file, was " + folder + " (");
  }

  @Test
  void aFileWithASyntaxErrorIsNamedWithItsLine() throws IOException {
    Path file = conf("training {", "  epochs = 3", "  batch-size }");
    assertThatThrownBy(() -> settings("--conf", file.toString()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(file + ": 3: ");
  }

  @Test
  void theSearchFlagReadsASearchFromItsOwnFile() throws IOException {
    Path file =
        conf(
            "search { seed = 1, candidates = 2, halving = 3, first-epochs = 1 }",
            "search.space.network.l2 = [0, 1]");
    CommandLine given = CommandLine.parse("--input", "x", "--search", file.toString());
    assertThat(given.search(given.settings()).orElseThrow().candidates()).isEqualTo(2);
    CommandLine none = CommandLine.parse("--input", "x");
    assertThat(none.search(none.settings())).isEmpty();
  }

  @Test
  void aMissingSearchFileIsRefused() {
    String missing = folder.resolve("none.conf").toString();
    CommandLine given = CommandLine.parse("--input", "x", "--search", missing);
    Settings settings = given.settings();
    assertThatThrownBy(() -> given.search(settings))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("--search: expected a readable file, was " + missing + " (");
  }

  @Test
  void aConfFileCanBeGivenAsAUri() throws IOException {
    Path file = conf("input.path = x", "training.epochs = 0");
    assertRefused(
        "training.epochs: expected a whole number of at least 1, or auto, was 0 (%s: 2)"
            .formatted(file.toUri()),
        "--conf",
        file.toUri().toString());
  }

  @Test
  void aWrittenSettingsFileRepeatsTheSettings() throws IOException {
    Settings settings =
        settings(
            "--input",
            "hdfs://a:1/b,c",
            "--input",
            "d",
            "--held-out",
            "t.csv",
            "--set",
            "network.hidden=8,4,8",
            "--set",
            "training.learning-rate=1e-3");
    assertThat(settings("--conf", conf(settings.hocon()).toString())).isEqualTo(settings);
  }

  @Test
  void unknownFlagsStrayWordsAndMissingValuesAreRefused() {
    assertRefused("command line: Unrecognized option: --inputs (see --help)", "--inputs", "x");
    // No abbreviations.
    assertRefused("command line: Unrecognized option: --in (see --help)", "--in", "x");
    assertRefused("command line: Missing argument for option: conf (see --help)", "--conf");
    assertRefused(
        "command line: expected flags only, was [a.csv, b.csv] (see --help)", "a.csv", "b.csv");
  }

  @Test
  void helpVersionAndDryRunNeedNoValue() {
    assertThat(CommandLine.parse("--help").wantsHelp()).isTrue();
    assertThat(CommandLine.parse("--version").wantsVersion()).isTrue();
    assertThat(CommandLine.parse("--dry-run").isDryRun()).isTrue();
    CommandLine none = CommandLine.parse();
    assertThat(none.wantsHelp() || none.wantsVersion() || none.isDryRun()).isFalse();
  }

  @Test
  void aRunBeginsAnewUnlessItIsToGoOn() {
    assertThat(CommandLine.parse().start()).isEqualTo(Start.ANEW);
    assertThat(CommandLine.parse("--resume").start()).isEqualTo(Start.WHERE_STOPPED);
  }

  @Test
  void helpNamesTheJobAndEveryFlag() {
    String help = CommandLine.parse().help("TrainJob");
    assertThat(help)
        .startsWith(
            "usage: spark-submit --class TrainJob autoencoder-recommender.jar [flags]"
                + System.lineSeparator());
    for (String flag :
        List.of(
            "--conf <FILE>",
            "--input <PATH>",
            "--format <NAME>",
            "--held-out <PATH>",
            "--output <PATH>",
            "--set <KEY=VALUE>",
            "--search <FILE>",
            "--resume",
            "--dry-run",
            "--help",
            "--version")) {
      assertThat(help).contains("  " + flag + " ");
    }
  }

  private static Settings settings(String... args) {
    return CommandLine.parse(args).settings();
  }

  private Path conf(String... lines) throws IOException {
    return Files.write(folder.resolve("a.conf"), List.of(lines));
  }

  private static void assertRefused(String message, String... args) {
    assertThatThrownBy(() -> settings(args))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }
}
