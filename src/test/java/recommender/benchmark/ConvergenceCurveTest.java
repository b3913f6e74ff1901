package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import recommender.training.Epoch;

class ConvergenceCurveTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  /** Six epochs of 1 to 6 s, every other one validated; 0.904 is the most that is near 0.9. */
  private static final ConvergenceCurve CURVE =
      new ConvergenceCurve(
          List.of(
              epoch(1, NONE),
              epoch(2, OptionalDouble.of(0.91)),
              epoch(3, NONE),
              epoch(4, OptionalDouble.of(0.904)),
              epoch(5, NONE),
              epoch(6, OptionalDouble.of(0.9))),
          21 + 3 * 0.5,
          30);

  @Test
  void theEpochIsTheFirstWithinHalfAPercentOfTheBest() {
    assertThat(CURVE.rmse()).isEqualTo(0.9);
    assertThat(CURVE.epoch()).isEqualTo(4);
  }

  @Test
  void anEpochAfterTheBestIsNotTheKeptOne() {
    ConvergenceCurve worse =
        new ConvergenceCurve(
            List.of(epoch(1, OptionalDouble.of(0.9)), epoch(2, OptionalDouble.of(1))), 4, 4);
    assertThat(worse.rmse()).isEqualTo(0.9);
    assertThat(worse.epoch()).isEqualTo(1);
  }

  /** 1 + 2 + 3 + 4 s, two validations of half a second, and 30 − 22.5 s beside the epochs. */
  @Test
  void secondsAreThoseUpToTheEpoch() {
    assertThat(CURVE.trainingTo()).isEqualTo(10);
    assertThat(CURVE.validatedTo()).isCloseTo(11, within(1e-9));
    assertThat(CURVE.allTo()).isCloseTo(18.5, within(1e-9));
  }

  @Test
  void secondsOfAnEpochAreTheMeanOfAll() {
    assertThat(CURVE.epochSeconds()).isEqualTo(3.5);
    assertThat(CURVE.validatedEpochSeconds()).isEqualTo(3.75);
  }

  @Test
  void findingsHaveTheSecondsOfEveryCurve() {
    List<Finding> findings = ConvergenceCurve.findings(List.of(CURVE, CURVE), 2);
    assertThat(findings)
        .extracting(Finding::contender)
        .containsExactly("ours-training", "ours-validated", "ours-all", "ours-to-the-end");
    assertThat(findings)
        .extracting(Finding::seconds)
        .containsExactly(
            List.of(10.0, 10.0), List.of(11.0, 11.0), List.of(18.5, 18.5), List.of(30.0, 30.0));
    assertThat(findings.get(0).more())
        .containsEntry("workers", 2)
        .containsEntry("epochs", 6)
        .containsEntry("epoch_near", 4)
        .containsEntry("seconds_per_epoch", 3.5);
  }

  private static Epoch epoch(int epoch, OptionalDouble rmse) {
    return new Epoch(epoch, 1, rmse, 0.001, 1, 100, epoch);
  }
}
