package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Presets repeat published set-ups, so they undo what the recipe has and those had not. */
class PresetsTest {
  private static final List<String> OTHERS =
      List.of(
          "ranking.conf",
          "reference.conf",
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
  void everyPresetFeedsRawRatingsAndTrainsToItsLastEpoch(String preset) {
    Settings settings = CommandLine.parse("--conf", "conf/" + preset, "--input", "none").settings();
    assertThat(settings.network().centring()).isEqualTo(Centring.NONE);
    assertThat(settings.network().inputScaling()).isEqualTo(InputScaling.NONE);
    assertThat(settings.network().inputIndicator()).isZero();
    assertThat(settings.network().l2()).isPresent();
    assertThat(settings.training().coolDown()).isZero();
    assertThat(settings.split().validationFraction()).isZero();
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
