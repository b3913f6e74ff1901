package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.vectors.UserVector;

class RidgeFoldInTest {
  private static final int WIDTH = 4;

  /** y = 3 − 2 = 1, h·h = 25: α = 1 / (0.25 + 0.2 + 1), b = α / 5 and w = α h / 100. */
  @Test
  void oneRatingIsExplainedByOffsetAndWeights() {
    ItemCodes codes =
        new ItemCodes(new float[][] {{3, 4}, {10, -5}}, new float[] {7, 7}, new float[] {2, 1});
    FoldedUser user = RidgeFoldIn.user(codes, new UserVector(new int[] {0}, new float[] {3}));
    assertThat(user.offset()).isCloseTo(0.2 / 1.45, within(1e-6));
    assertThat(user.weights()[0]).isCloseTo(0.03f / 1.45f, within(1e-6f));
    assertThat(user.weights()[1]).isCloseTo(0.04f / 1.45f, within(1e-6f));
    assertThat(user.predict(1)).isCloseTo(1 + (0.2 + 0.3 - 0.2) / 1.45, within(1e-6));
  }

  @Test
  void withoutRatingsTheItemsMeanIsPredicted() {
    ItemCodes codes = codes(3, new Random(1));
    FoldedUser user = RidgeFoldIn.user(codes, new UserVector(new int[0], new float[0]));
    assertThat(user.predict(2)).isEqualTo(codes.means()[2]);
  }

  /** Fewer ratings than units, as many, and more: least squares with a row for each penalty. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 30})
  void equalsLeastSquaresByAnotherDecomposition(int ratings) {
    Random random = new Random(ratings);
    ItemCodes codes = codes(ratings + 1, random);
    float[] values = new float[ratings];
    double[][] rows = new double[ratings + WIDTH + 1][WIDTH + 1];
    double[] right = new double[rows.length];
    for (int i = 0; i < ratings; i++) {
      values[i] = 1 + random.nextInt(5);
      for (int unit = 0; unit < WIDTH; unit++) {
        rows[i][unit] = codes.hidden()[i][unit];
      }
      rows[i][WIDTH] = 1;
      right[i] = values[i] - codes.means()[i];
    }
    for (int unit = 0; unit <= WIDTH; unit++) {
      rows[ratings + unit][unit] = Math.sqrt(unit < WIDTH ? 100 : 5);
    }
    double[] solution =
        new QRDecomposition(new Array2DRowRealMatrix(rows))
            .getSolver()
            .solve(new ArrayRealVector(right))
            .toArray();
    FoldedUser user =
        RidgeFoldIn.user(codes, new UserVector(IntStream.range(0, ratings).toArray(), values));
    assertThat(user.offset()).isCloseTo(solution[WIDTH], within(1e-5));
    for (int unit = 0; unit < WIDTH; unit++) {
      assertThat((double) user.weights()[unit]).isCloseTo(solution[unit], within(1e-5));
    }
  }

  private static ItemCodes codes(int items, Random random) {
    float[][] hidden = new float[items][WIDTH];
    float[] means = new float[items];
    for (int item = 0; item < items; item++) {
      means[item] = 2 + random.nextFloat();
      for (int unit = 0; unit < WIDTH; unit++) {
        hidden[item][unit] = 10 * (float) random.nextGaussian();
      }
    }
    float[] parts = new float[items];
    Arrays.fill(parts, Float.NaN);
    return new ItemCodes(hidden, parts, means);
  }
}
