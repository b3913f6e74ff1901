package recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FactorisationTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final BiasModel BIAS = BiasModel.ofOffsets(3, new double[] {0, 0, -1});

  /** b_u = (2 + 1) / 7; residuals 11/7 and 4/7; p = (1 · 11/7 + 2 · 4/7) / (1 + 4 + 0.5 · 2). */
  @Test
  void aUsersFactorIsTheShrunkLeastSquaresSolution() {
    Factorisation model = model(0.5, new double[][] {{1}, {2}, {0.5}});
    double p = 19.0 / 42;
    assertThat(model.user(new int[] {0, 1}, new float[] {5, 4}, 3.0 / 7))
        .containsExactly(new double[] {p}, EXACT);
    assertThat(model.predict(new int[] {0, 1}, new float[] {5, 4}, new int[] {2, 0}))
        .containsExactly(new double[] {2 + 3.0 / 7 + p / 2, 3 + 3.0 / 7 + p}, EXACT);
  }

  /** Normal equations (3 1; 1 2) p = (4; 3), of which p = (1; 1). */
  @Test
  void severalFactorsAreSolvedTogether() {
    Factorisation model = model(0.5, new double[][] {{1, 0}, {1, 1}, {0, 0}});
    assertThat(model.user(new int[] {0, 1}, new float[] {4, 6}, 0))
        .containsExactly(new double[] {1, 1}, EXACT);
  }

  @Test
  void aUserWithoutRatingsIsPredictedByItemOffsets() {
    Factorisation model = model(0.5, new double[][] {{1}, {2}, {0.5}});
    assertThat(model.predict(new int[0], new float[0], new int[] {2, 1})).containsExactly(2, 3);
  }

  private static Factorisation model(double regularisation, double[][] items) {
    return new Factorisation(BIAS, new Factorisation.Shape(items[0].length, regularisation), items);
  }
}
