package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule of a warm start lies below what files and flags say. */
class WarmSettingsTest {
  @TempDir Path folder;

  @Test
  void everyBadValueIsReported() {
    assertThat(
            Hocon.problems(
                "training.warm { start = \" \", epochs = 1.5, cool-down = 2, learning-rate-factor = 0 }",
                "training.keep-optimizer-state = perhaps"))
        .containsExactly(
            "training.keep-optimizer-state: expected true or false, was perhaps (a.conf: 3)",
            "training.warm.start: expected none, current, a run's id or the path of its folder, was   (a.conf: 2)",
            "training.warm.epochs: expected a share in (0, 1) or a whole number of at least 1, was 1.5 (a.conf: 2)",
            "training.warm.cool-down: expected a number in [0, 1], was 2 (a.conf: 2)",
            "training.warm.learning-rate-factor: expected a finite number above 0, was 0 (a.conf: 2)");
  }

  /** 1,000 vectors of items are 4 mini-batches, and a cold start has 32 epochs. */
  @Test
  void aWarmStartHasAShareOfTheEpochsOfAColdOne() throws IOException {
    assertThat(scheduled().epochs()).isEqualTo(32);
    TrainingSettings warm = scheduled("--warm-start=current", "--set=training.warm.epochs=0.25");
    assertThat(warm.epochs()).isEqualTo(8);
    assertThat(warm.warm().isCurrent()).isTrue();
    assertThat(scheduled("--warm-start=current", "--set=training.warm.epochs=5").epochs())
        .isEqualTo(5);
    assertThat(scheduled("--warm-start=current", "--set=training.warm.cool-down=0.3").coolDown())
        .isEqualTo(0.3);
  }

  @Test
  void andAFasterLearningRate() throws IOException {
    String factor = "--set=training.warm.learning-rate-factor=4";
    assertThat(scheduled("--warm-start=current", factor).learningRate()).isEqualTo(0.002);
    assertThat(
            scheduled("--warm-start=current", factor, "--set=training.learning-rate=0.25")
                .learningRate())
        .isEqualTo(1);
    Path file = Files.writeString(folder.resolve("c.conf"), "training.learning-rate = 0.25\n");
    assertThat(scheduled("--warm-start=current", "--conf=" + file).learningRate()).isEqualTo(0.25);
  }

  @Test
  void whatAFileSetsWinsOverTheDefaultAndWhatAFlagSetsOverTheFile() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.conf"), "training { epochs = 20, cool-down = 0.7 }\n");
    String conf = "--conf=" + file;
    assertThat(scheduled("--warm-start=current", conf).epochs()).isEqualTo(20);
    assertThat(scheduled("--warm-start=current", conf).coolDown()).isEqualTo(0.7);
    assertThat(scheduled("--warm-start=current", conf, "--set=training.warm.epochs=0.5").epochs())
        .isEqualTo(10);
    Files.writeString(file, "training { epochs = 20, warm.epochs = 0.2 }\n");
    assertThat(scheduled("--warm-start=current", conf).epochs()).isEqualTo(4);
    assertThat(scheduled("--warm-start=current", conf, "--set=training.epochs=9").epochs())
        .isEqualTo(9);
  }

  /** A training that is scheduled already, again and from the file of its settings. */
  @Test
  void aScheduleIsNotShortenedTwice() throws IOException {
    Settings once = settings("--warm-start=current").scheduledFor(1_000);
    int epochs = once.training().epochs();
    assertThat(once.scheduledFor(1_000)).isEqualTo(once);
    assertThat(once.withEpochs(3).scheduledFor(1_000).training().epochs()).isEqualTo(3);
    Path file = Files.writeString(folder.resolve("b.conf"), once.hocon());
    TrainingSettings again =
        CommandLine.parse("--conf=" + file).settings().scheduledFor(1).training();
    assertThat(again.epochs()).isEqualTo(epochs);
    assertThat(again.coolDown()).isEqualTo(once.training().coolDown());
    assertThat(again.learningRate()).isEqualTo(once.training().learningRate());
    assertThat(again.warm().start()).contains("current");
  }

  @Test
  void theNetworkBesideBeginsWithTheSameRun() {
    Settings both = Hocon.settings("network.objective = both", "training.warm.start = X");
    assertThat(both.ranking().orElseThrow().training().warm().start()).contains("X");
  }

  private TrainingSettings scheduled(String... arguments) {
    return settings(arguments).scheduledFor(1_000).training();
  }

  private static Settings settings(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--input=ratings.csv"));
    all.addAll(List.of(arguments));
    return CommandLine.parse(all.toArray(String[]::new)).settings();
  }
}
