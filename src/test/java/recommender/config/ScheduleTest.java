package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That of a warm start lies below what files and flags say. */
class ScheduleTest {
  @TempDir Path folder;

  /** 38 mini-batches of 256 an epoch, 4, and 106; and 400 of 600. */
  @ParameterizedTest
  @CsvSource({
    "ITEM, 9700, 256, 32",
    "ITEM, 1000, 256, 32",
    "USER, 1000, 256, 50",
    "ITEM, 27000, 256, 11",
    "USER, 240000, 600, 4"
  })
  void epochsMakeUpStepsEnough(VectorsOf vectors, long rows, int batch, int epochs) {
    Settings settings =
        Hocon.settings(
            "network.vectors = " + Names.kebab(vectors), "training.batch-size = " + batch);
    assertThat(new Schedule(settings).forVectors(rows).training().epochs()).isEqualTo(epochs);
    assertThat(
            new Schedule(Hocon.settings("training.epochs = 7"))
                .forVectors(rows)
                .training()
                .epochs())
        .isEqualTo(7);
  }

  @Test
  void anotherNumberOfEpochsChangesNothingElse() {
    Settings settings = new Schedule(Hocon.settings("training.patience = 4")).ofEpochs(17);
    assertThat(settings.training().epochs()).isEqualTo(17);
    assertThat(settings.training().patience()).isEqualTo(4);
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
    Settings once = new Schedule(settings("--warm-start=current")).forVectors(1_000);
    int epochs = once.training().epochs();
    assertThat(new Schedule(once).forVectors(1_000)).isEqualTo(once);
    assertThat(new Schedule(new Schedule(once).ofEpochs(3)).forVectors(1_000).training().epochs())
        .isEqualTo(3);
    Path file = Files.writeString(folder.resolve("b.conf"), once.hocon());
    TrainingSettings again =
        new Schedule(CommandLine.parse("--conf=" + file).settings()).forVectors(1).training();
    assertThat(again.epochs()).isEqualTo(epochs);
    assertThat(again.coolDown()).isEqualTo(once.training().coolDown());
    assertThat(again.learningRate()).isEqualTo(once.training().learningRate());
    assertThat(again.warm().start()).contains("current");
  }

  private TrainingSettings scheduled(String... arguments) {
    return new Schedule(settings(arguments)).forVectors(1_000).training();
  }

  private static Settings settings(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--input=ratings.csv"));
    all.addAll(List.of(arguments));
    return CommandLine.parse(all.toArray(String[]::new)).settings();
  }
}
