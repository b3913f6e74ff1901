package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Presets repeat published set-ups, so they undo what the recipe has and those had not. */
class PresetsTest {
  private static final List<String> OTHERS =
      List.of(
          "ranking.conf",
          "reference.conf",
          "retrain.conf",
          "sample.conf",
          "search.conf",
          "shallow.conf",
          "spark-local.conf",
          "spark-standalone.conf");

  static List<String> presets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("conf"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".conf") && !OTHERS.contains(name))
          .sorted()
          .toList();
    }
  }

  @Test
  void everySourceProjectHasAPreset() throws IOException {
    assertThat(presets())
        .contains(
            "autorec-item.conf",
            "autorec-project.conf",
            "autorec-user.conf",
            "deep.conf",
            "deeprec.conf",
            "denoising-tied.conf",
            "denoising.conf",
            "stacked.conf");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void everyPresetFeedsRawRatings(String preset) {
    Settings settings = CommandLine.parse("--conf", "conf/" + preset, "--input", "none").settings();
    assertThat(settings.network().centring()).isEqualTo(Centring.NONE);
    assertThat(settings.network().inputScaling()).isEqualTo(InputScaling.NONE);
    assertThat(settings.network().inputIndicator()).isZero();
    assertThat(settings.training().coolDown()).isZero();
    assertThat(settings.training().givenEpochs()).isPresent();
  }

  /** As the paper did, who chose lambda on validation. */
  @Test
  void theAutoRecsOfThePaperChooseTheirEpochOnValidation() {
    for (String preset : List.of("autorec-user", "autorec-item")) {
      Settings settings = settings(preset);
      assertThat(settings.network().l2()).isEmpty();
      assertThat(settings.split().validationFraction()).isEqualTo(0.1);
      assertThat(settings.training().refit()).isTrue();
    }
    assertThat(settings("autorec-user").network().l2(810_000)).isCloseTo(3.1e-4, within(1e-5));
    assertThat(settings("autorec-item").network().l2(810_000)).isCloseTo(1.1e-4, within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"autorec-project", "deep", "deeprec", "denoising", "denoising-tied", "stacked"})
  void otherPresetsTrainToTheirLastEpoch(String preset) {
    assertThat(settings(preset).network().l2()).isPresent();
    assertThat(settings(preset).split().validationFraction()).isZero();
  }

  @Test
  void theDenoisingPresetsDifferInTiedWeightsOnly() {
    Settings plain = settings("denoising");
    Settings tied = settings("denoising-tied");
    assertThat(tied.network().tied()).isTrue();
    assertThat(plain.network().tied()).isFalse();
    assertThat(tied.training()).isEqualTo(plain.training());
    assertThat(tied.split()).isEqualTo(plain.split());
    assertThat(tied.network().hidden()).isEqualTo(plain.network().hidden());
  }

  private static Settings settings(String preset) {
    return CommandLine.parse("--conf", "conf/" + preset + ".conf", "--input", "none").settings();
  }
}
