package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Axis.Scale;

class AxisTest {
  /** The largest number below 1. */
  private static final double END = Math.nextDown(1.0);

  @Test
  void valuesOfAListHaveEqualShares() {
    List<ConfigValue> values =
        List.of(ConfigValueFactory.fromAnyRef("relu"), ConfigValueFactory.fromAnyRef("tanh"));
    Axis axis = new Axis.Listed("network.activation", values);
    assertThat(axis.at(0).unwrapped()).isEqualTo("relu");
    assertThat(axis.at(0.499).unwrapped()).isEqualTo("relu");
    assertThat(axis.at(0.5).unwrapped()).isEqualTo("tanh");
    assertThat(axis.at(END).unwrapped()).isEqualTo("tanh");
    assertThat(axis.size()).isEqualTo(2);
  }

  @Test
  void aValueListedTwiceCountsOnce() {
    ConfigValue one = ConfigValueFactory.fromAnyRef(1);
    assertThat(new Axis.Listed("training.seed", List.of(one, one)).size()).isEqualTo(1);
  }

  @Test
  void numbersOfALinearRangeHaveEqualDifferences() {
    Axis axis = new Axis.Range("network.code-dropout", 0, 0.5, Scale.LINEAR);
    assertThat(axis.at(0).unwrapped()).isEqualTo(0.0);
    assertThat(axis.at(0.25).unwrapped()).isEqualTo(0.125);
    assertThat(axis.at(END).unwrapped()).isEqualTo(0.5);
    assertThat(axis.size()).isInfinite();
  }

  /**
   * The middle of 0.0001 and 0.01 is 0.001; a third of the way from 1 to 10 is 10^(1/3) = 2.1544….
   */
  @Test
  void numbersOfALogRangeHaveEqualRatiosAndFourDigits() {
    assertThat(new Axis.Range("network.l2", 1e-4, 1e-2, Scale.LOG).at(0.5).unwrapped())
        .isEqualTo(0.001);
    assertThat(new Axis.Range("network.l2", 1, 10, Scale.LOG).at(1 / 3.0).unwrapped())
        .isEqualTo(2.154);
  }

  /** To four digits all of this range would be 0.1235. */
  @Test
  void roundingStaysInsideTheRange() {
    Axis axis = new Axis.Range("network.l2", 0.123456, 0.123457, Scale.LINEAR);
    assertThat(axis.at(0.5).unwrapped()).isEqualTo(0.123457);
    assertThat(new Axis.Range("network.l2", 0.12354, 0.2, Scale.LINEAR).at(0).unwrapped())
        .isEqualTo(0.12354);
  }

  @Test
  void wholeNumbersIncludeBothEndsWithEqualShares() {
    Axis axis = new Axis.WholeRange("training.batch-size", 2, 4, Scale.LINEAR);
    assertThat(axis.at(0).unwrapped()).isEqualTo(2L);
    assertThat(axis.at(0.34).unwrapped()).isEqualTo(3L);
    assertThat(axis.at(0.67).unwrapped()).isEqualTo(4L);
    assertThat(axis.at(END).unwrapped()).isEqualTo(4L);
    assertThat(axis.size()).isEqualTo(3);
  }

  /** From 1 to below 4 in equal ratios: half of the way is 2. */
  @Test
  void wholeNumbersOnALogScaleHaveEqualRatios() {
    Axis axis = new Axis.WholeRange("training.batch-size", 1, 3, Scale.LOG);
    assertThat(axis.at(0.49).unwrapped()).isEqualTo(1L);
    assertThat(axis.at(0.5).unwrapped()).isEqualTo(2L);
    assertThat(axis.at(END).unwrapped()).isEqualTo(3L);
  }
}
