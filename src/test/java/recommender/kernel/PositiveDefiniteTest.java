package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositiveDefiniteTest {
  /** With so small a penalty the last ones are not positive definite in single precision. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1e-12", "3, 1, 1e-12", "130, 1, 1e-10", "40, 1e-9, 1e-3"})
  void agreesWithAnotherDecomposition(int size, double penalty, double tolerance) {
    Random random = new Random(size);
    double[][] factors = new double[size][Math.max(1, size / 2)];
    for (double[] row : factors) {
      for (int k = 0; k < row.length; k++) {
        row[k] = random.nextGaussian();
      }
    }
    double[][] rows =
        new Array2DRowRealMatrix(factors)
            .multiply(new Array2DRowRealMatrix(factors).transpose())
            .getData();
    double[] right = new double[size];
    double[] lower = new double[size * size];
    for (int i = 0; i < size; i++) {
      rows[i][i] += penalty;
      // What is explained by the factors: the solution is no larger than they are.
      right[i] = factors[i][0];
      System.arraycopy(rows[i], 0, lower, i * size, i + 1);
    }
    double[] expected =
        new QRDecomposition(new Array2DRowRealMatrix(rows))
            .getSolver()
            .solve(new ArrayRealVector(right))
            .toArray();
    double[] before = lower.clone();
    assertThat(PositiveDefinite.solve(lower, right)).containsExactly(expected, within(tolerance));
    assertThat(lower).containsExactly(before);
  }

  /** Zeros would look like a solution. */
  @Test
  void whatIsNoNumberIsNotSolved() {
    assertThat(PositiveDefinite.solve(new double[] {Double.NaN}, new double[] {1}))
        .containsExactly(Double.NaN);
  }
}
