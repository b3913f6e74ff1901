package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ExportCommandLineTest {

  @Test
  void defaultsAreOneFileThatIsNotCompared() {
    assertThat(settings("--run=r", "--output=m.onnx"))
        .isEqualTo(new ExportSettings("r", "m.onnx", ExportFormat.ONNX, false, 0));
  }

  @Test
  void everyFlagIsRead() {
    assertThat(settings("--run=r", "--output=m.onnx", "--verify=20", "--overwrite"))
        .isEqualTo(new ExportSettings("r", "m.onnx", ExportFormat.ONNX, true, 20));
    assertThat(settings("--run=r", "--output=weights", "--output-format=csv"))
        .isEqualTo(new ExportSettings("r", "weights", ExportFormat.CSV, false, 0));
  }

  @Test
  void allProblemsAreFoundAtOnce() {
    assertThat(problems("--output-format=pmml", "--verify=0"))
        .containsExactly(
            "--run: expected a run folder or a repository, was absent",
            "--output: expected the path of the file to write, was absent",
            "--output-format: expected one of onnx, csv, was pmml",
            "--verify: expected a whole number of at least 1, was 0");
  }

  @Test
  void aFileOfOnnxIsNamedSo() {
    assertThat(problems("--run=r", "--output=model"))
        .containsExactly("--output: expected a file that ends in .onnx, was model");
  }

  @Test
  void textIsNotCompared() {
    assertThat(problems("--run=r", "--output=w", "--output-format=csv", "--verify=9"))
        .containsExactly("--verify: expected it beside --output-format onnx only");
  }

  private static ExportSettings settings(String... args) {
    return ExportCommandLine.parse(args).settings();
  }

  private static Iterable<String> problems(String... args) {
    return catchThrowableOfType(SettingsException.class, () -> settings(args)).problems();
  }
}
