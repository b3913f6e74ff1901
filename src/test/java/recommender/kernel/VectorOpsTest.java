package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorOpsTest {

  /**
   * Rounding of a 256th is raised to the 256th power: some 256 · 2⁻²⁴. The series breaks off at (60
   * / 256)⁶ / 720, or 2.3e-7, of 1 − 60 / 256 + …, or 0.79: 7.5e-5 in the end.
   */
  @Test
  void expHasFourSignificantDigits() {
    float[] differences = new float[60_001];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = -i / 1000f;
    }
    float[] y = differences.clone();
    VectorOps.exp(y, new float[y.length]);
    for (int i = 0; i < y.length; i++) {
      double error = Math.abs(y[i] / Math.exp(differences[i]) - 1);
      assertThat(error).as("exp(%s)", differences[i]).isLessThan(1e-4);
    }
    assertThat(y[0]).isEqualTo(1);
  }

  @Test
  void expIsOfTheDifferenceAndNoDifferenceCountsMoreThan60() {
    float[] y = {5, 3, -100, -1e30f, -2};
    VectorOps.exp(y, new float[] {5, 5, 5, 5, -2});
    assertThat(y[0]).isEqualTo(1);
    assertThat(y[1]).isCloseTo((float) Math.exp(-2), within(1e-5f));
    assertThat(y[2]).isEqualTo(y[3]).isPositive().isLessThan(1e-26f);
    assertThat(y[4]).isEqualTo(1);
  }

  @Test
  void sums() {
    float[] y = {1, 2, 3};
    VectorOps.add(y, 2, new float[] {10, 20, 30});
    assertThat(y).containsExactly(21, 42, 63);
    VectorOps.add(y, -1);
    assertThat(y).containsExactly(20, 41, 62);
  }

  @Test
  void productsAndGreaterOnes() {
    float[] y = {1, -2, 3};
    VectorOps.multiply(y, new float[] {4, 5, 0});
    assertThat(y).containsExactly(4, -10, 0);
    VectorOps.max(y, new float[] {5, Float.NEGATIVE_INFINITY, 0.5f});
    assertThat(y).containsExactly(5, -10, 0.5f);
  }

  @Test
  void fourRowsAtATime() {
    float[][] rows = {{1, 2, 3}, {0, 0, 0}, {1, 1, 1}, {-1, 0, 1}};
    float[] factors = {1, 2, 3, 4};
    VectorOps.addToFour(rows, factors, new float[] {1, 10, 100});
    assertThat(rows[0]).containsExactly(2, 12, 103);
    assertThat(rows[1]).containsExactly(2, 20, 200);
    assertThat(rows[2]).containsExactly(4, 31, 301);
    assertThat(rows[3]).containsExactly(3, 40, 401);
    float[] y = {1, 1, 1};
    VectorOps.addFour(y, factors, new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {1, 1, 1}});
    assertThat(y).containsExactly(6, 7, 8);
  }
}
