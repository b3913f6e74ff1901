package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Of 41 values 40 steps: one of them, 2.5 %, is cut off at each end. */
  @Test
  void theMiddleLeavesOut2AndAHalfPercentAtEachEnd() {
    double[] descending = IntStream.rangeClosed(0, 40).mapToDouble(i -> 40 - i).toArray();
    Interval middle = Interval.middle(descending);
    assertThat(middle.low()).isCloseTo(1, EXACT);
    assertThat(middle.high()).isCloseTo(39, EXACT);
  }

  /** 2.5 % of the one step from 0 to 10. */
  @Test
  void endsAreInterpolatedBetweenValues() {
    Interval middle = Interval.middle(new double[] {10, 0});
    assertThat(middle.low()).isCloseTo(0.25, EXACT);
    assertThat(middle.high()).isCloseTo(9.75, EXACT);
    assertThat(Interval.middle(new double[] {7})).isEqualTo(new Interval(7, 7));
  }

  @Test
  void withoutResamplesThereIsNoInterval() {
    assertThat(Interval.ofMean(new double[] {1, 2}, 0, 1)).isEmpty();
  }

  @Test
  void equalValuesHaveAnIntervalWithoutWidth() {
    assertThat(Interval.ofMean(new double[] {0.5, 0.5, 0.5}, 100, 1))
        .contains(new Interval(0.5, 0.5));
  }

  /** The mean is 1 or 3 with probability 1/4 each. */
  @Test
  void theIntervalOfTwoValuesEndsAtEitherValue() {
    assertThat(Interval.ofMean(new double[] {1, 3}, 1000, 1)).contains(new Interval(1, 3));
  }

  /** The mean of 400 values of 0 or 2 is 1 ± 1.96 / √400. */
  @Test
  void theIntervalOfManyValuesHasNormalQuantiles() {
    double[] values = IntStream.range(0, 400).mapToDouble(i -> i % 2 * 2).toArray();
    Interval interval = Interval.ofMean(values, 2000, 1).orElseThrow();
    assertThat(interval.low()).isCloseTo(1 - 1.96 / 20, within(0.015));
    assertThat(interval.high()).isCloseTo(1 + 1.96 / 20, within(0.015));
  }

  @Test
  void equalSeedsGiveEqualIntervalsAndOthersDiffer() {
    double[] values = IntStream.range(0, 50).mapToDouble(i -> 0.1 * i).toArray();
    assertThat(Interval.ofMean(values, 100, 1))
        .isEqualTo(Interval.ofMean(values, 100, 1))
        .isNotEqualTo(Interval.ofMean(values, 100, 2));
  }
}
