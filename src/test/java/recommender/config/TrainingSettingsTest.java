package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
  @Test
  void defaults() {
    assertThat(Hocon.settings().training())
        .isEqualTo(
            new TrainingSettings(
                OptionalInt.empty(),
                OptionalInt.empty(),
                256,
                Optimizer.ADAM,
                0.0005,
                1,
                0,
                0.5,
                0.9,
                1,
                new Denoising(0.5, LossOn.HIDDEN, Noise.NONE),
                false,
                OptionalInt.empty(),
                new AveragingFrequency(AveragingFrequency.Mode.AUTO, 0),
                10,
                Optional.empty(),
                true,
                new WarmSettings(Optional.empty(), 0.375, 0.25, 1),
                OptionalInt.empty()));
  }

  @Test
  void everyKeyIsRead() {
    Settings settings =
        Hocon.settings(
            "training {",
            "  workers = 3",
            "  epochs = 7",
            "  batch-size = 16",
            "  optimizer = nesterovs",
            "  learning-rate = 250",
            "  decay-factor = 0.5",
            "  decay-every = 2",
            "  cool-down = 0.25",
            "  momentum = 0.8",
            "  seed = -5",
            "  hide = 0.25",
            "  loss-on = all-rated",
            "  noise = gaussian(0.5)",
            "  refeed = true",
            "  negatives = 300",
            "  averaging-frequency = 4",
            "  patience = 0",
            "  refit = false",
            "  keep-optimizer-state = false",
            "  warm { start = current, epochs = 3, cool-down = 0.5, learning-rate-factor = 4 }",
            "  checkpoint-every = 5",
            "}",
            "network { input-scaling = none, input-indicator = 0 }");
    assertThat(settings.training())
        .isEqualTo(
            new TrainingSettings(
                OptionalInt.of(3),
                OptionalInt.of(7),
                16,
                Optimizer.NESTEROVS,
                250,
                0.5,
                2,
                0.25,
                0.8,
                -5,
                new Denoising(0.25, LossOn.ALL_RATED, new Noise(Noise.Kind.GAUSSIAN, 0.5)),
                true,
                OptionalInt.of(300),
                AveragingFrequency.every(4),
                0,
                Optional.of(false),
                false,
                new WarmSettings(Optional.of("current"), 3, 0.5, 4),
                OptionalInt.of(5)));
  }

  @Test
  void everyBadValueIsReportedWithItsLine() {
    assertThat(
            Hocon.problems(
                "training.workers = 0",
                "training.epochs = 0",
                "training.batch-size = 3000000000",
                "training.optimizer = magic",
                "training.learning-rate = 0",
                "training.decay-factor = 1.1",
                "training.decay-every = -1",
                "training.cool-down = 2",
                "training.momentum = 1",
                "training.seed = 0",
                "training.hide = 1",
                "training.loss-on = some",
                "training.noise = loud",
                "training.averaging-frequency = often",
                "training.patience = -1",
                "training.refit = perhaps",
                "training.checkpoint-every = -1"))
        .containsExactly(
            "training.workers: expected a whole number of at least 1, or auto, was 0 (a.conf: 2)",
            "training.epochs: expected a whole number of at least 1, or auto, was 0 (a.conf: 3)",
            "training.batch-size: expected a whole number of at least 1, was 3000000000 (a.conf: 4)",
            "training.optimizer: expected one of adam, amsgrad, adamax, nadam, adagrad, rmsprop, nesterovs, sgd, was magic (a.conf: 5)",
            "training.learning-rate: expected a finite number above 0, was 0 (a.conf: 6)",
            "training.decay-factor: expected a number in (0, 1], was 1.1 (a.conf: 7)",
            "training.decay-every: expected a whole number of at least 0, was -1 (a.conf: 8)",
            "training.cool-down: expected a number in [0, 1], was 2 (a.conf: 9)",
            "training.momentum: expected a number in [0, 1), was 1 (a.conf: 10)",
            "training.seed: expected a whole number other than 0, was 0 (a.conf: 11)",
            "training.hide: expected a number in [0, 1), was 1 (a.conf: 12)",
            "training.loss-on: expected one of hidden, observed, all-rated, was some (a.conf: 13)",
            "training.noise: expected none, gaussian(SD) with SD above 0, or salt-and-pepper(SHARE) with SHARE in (0, 1), was loud (a.conf: 14)",
            "training.averaging-frequency: expected a whole number of at least 1, or epoch, or auto, was often (a.conf: 15)",
            "training.patience: expected a whole number of at least 0, was -1 (a.conf: 16)",
            "training.refit: expected true, false or auto, was perhaps (a.conf: 17)",
            "training.checkpoint-every: expected a whole number of at least 0, or auto, was -1 (a.conf: 18)");
  }

  @Test
  void theLearningRateMustBeFinite() {
    assertThat(Hocon.problems("training.learning-rate = NaN")).hasSize(1);
    assertThat(Hocon.problems("training.learning-rate = Infinity"))
        .containsExactly(
            "training.learning-rate: expected a finite number above 0, was Infinity (a.conf: 2)");
  }

  @Test
  void theLearningRateDecaysAfterEverySoManyEpochs() {
    TrainingSettings decaying =
        Hocon.settings(
                "training { learning-rate = 0.8, decay-factor = 0.5, decay-every = 2, cool-down = 0 }")
            .training();
    assertThat(decaying.learningRateAt(1)).isEqualTo(0.8);
    assertThat(decaying.learningRateAt(2)).isEqualTo(0.8);
    assertThat(decaying.learningRateAt(3)).isEqualTo(0.4);
    assertThat(decaying.learningRateAt(5)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void theLearningRateIsConstantWithoutDecay() {
    TrainingSettings steady =
        Hocon.settings("training.decay-factor = 0.5", "training.cool-down = 0").training();
    assertThat(steady.learningRateAt(1000)).isEqualTo(0.0005);
  }

  @Test
  void modelsAreFittedAgainUnlessValidationIsASmallPart() {
    Settings auto = Hocon.settings("network.objective = both");
    assertThat(auto.training().refit()).isTrue();
    assertThat(auto.withRefitFor(97_999, 2_001)).isSameAs(auto);
    assertThat(auto.withRefitFor(100, 0)).isSameAs(auto);
    Settings small = auto.withRefitFor(98_000, 2_000);
    assertThat(small.training().refit()).isFalse();
    assertThat(small.ranking().orElseThrow().training().refit()).isFalse();
    Settings given = Hocon.settings("training.refit = true");
    assertThat(given.withRefitFor(98_000, 2_000)).isSameAs(given);
  }

  /** In the last 4 of 8 epochs, of which the middles lie 3.5, 2.5, 1.5 and 0.5 from the end. */
  @Test
  void theLearningRateFallsLinearlyToZeroInTheCoolDown() {
    TrainingSettings cooling =
        Hocon.settings("training { learning-rate = 0.8, epochs = 8, cool-down = 0.5 }").training();
    assertThat(IntStream.rangeClosed(1, 8).mapToDouble(cooling::learningRateAt))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
        .containsExactly(0.8, 0.8, 0.8, 0.8, 0.7, 0.5, 0.3, 0.1);
  }

  @Test
  void refeedingIsRefusedWhereInputsAreScaledOrIndicated() {
    assertThat(Hocon.problems("training.refeed = true"))
        .containsExactly(
            "training.refeed: expected false, or none as network.input-scaling and 0 as network.input-indicator, was true (a.conf: 2)");
    assertThat(Hocon.settings().training().stepsPerBatch()).isEqualTo(1);
    assertThat(
            Hocon.settings(
                    "training.refeed = true",
                    "network { input-scaling = none, input-indicator = 0 }")
                .training()
                .stepsPerBatch())
        .isEqualTo(2);
  }
}
