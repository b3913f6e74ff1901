package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSumTest {
  @Test
  void rowsAreAddedUp() {
    RowSum sum = new RowSum(2);
    for (int row = 1; row <= 1000; row++) {
      sum.add(new float[] {row, 1});
    }
    assertThat(sum.total()).containsExactly(500500, 1000);
    assertThat(new RowSum(2).total()).containsExactly(0, 0);
  }

  /** Added one after the other in single precision they are wrong by more than a millionth. */
  @Test
  void theSumOfManyRowsIsNearlyExact() {
    Random random = new Random(1);
    RowSum sum = new RowSum(1);
    double exact = 0;
    float inOrder = 0;
    for (int row = 0; row < 100_000; row++) {
      float value = random.nextFloat();
      sum.add(new float[] {value});
      exact += value;
      inOrder += value;
    }
    assertThat(Math.abs(inOrder - exact) / exact).isGreaterThan(1e-6);
    assertThat(sum.total()[0] / exact).isCloseTo(1, within(1e-6));
  }
}
