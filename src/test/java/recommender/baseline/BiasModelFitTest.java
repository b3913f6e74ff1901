package recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;
import recommender.testing.VectorTable;

class BiasModelFitTest extends SparkTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final double NONE = Double.NaN;
  private static final double[][] THREE = {{5, 3, NONE}, {4, NONE, 1}, {2, 2, 4.5}};
  private static final String[] THREE_USERS = {"0:5 1:3", "0:4 2:1", "0:2 1:2 2:4.5"};

  /** The user's residuals cancel out, so the item offsets are ±1 shrunk to ±1 / (1 + 5). */
  @Test
  void theOffsetsOfOneUsersItemsAreThoseWorkedOutByHand() {
    BiasModel model = BiasModelFit.fit(VectorTable.of(spark(), 1, "0:5 1:3"), 3);
    assertThat(model.mean()).isEqualTo(4);
    assertThat(model.itemMeans()).containsExactly(5, 3, 4);
    assertThat(model.itemOffsets()).containsExactly(new double[] {1 / 6.0, -1 / 6.0, 0}, ROUNDING);
  }

  @Test
  void offsetsAgreeWithAPlainAlternationOnTheDenseMatrix() {
    BiasModel model = BiasModelFit.fit(VectorTable.of(spark(), 2, THREE_USERS), 3);
    assertThat(model.mean()).isCloseTo(21.5 / 7, ROUNDING);
    assertThat(model.itemMeans()).containsExactly(new double[] {11 / 3.0, 2.5, 2.75}, ROUNDING);
    assertThat(model.itemOffsets()).containsExactly(alternation(21.5 / 7), ROUNDING);
  }

  /** Sums of doubles depend on their order in the last digit only. */
  @Test
  void offsetsDoNotDependOnPartitions() {
    BiasModel one = BiasModelFit.fit(VectorTable.of(spark(), 1, THREE_USERS), 3);
    // One user a partition, and empty ones.
    BiasModel many = BiasModelFit.fit(VectorTable.of(spark(), 5, THREE_USERS), 3);
    assertThat(many.mean()).isCloseTo(one.mean(), ROUNDING);
    assertThat(many.itemOffsets()).containsExactly(one.itemOffsets(), ROUNDING);
    assertThat(many.itemMeans()).containsExactly(one.itemMeans(), ROUNDING);
  }

  @Test
  void offsetsOfFewRatingsAreThoseThatExecutorsWorkOut() {
    BiasModel fetched = BiasModelFit.fit(VectorTable.of(spark(), 2, THREE_USERS), 3, 7);
    BiasModel passes = BiasModelFit.fit(VectorTable.of(spark(), 2, THREE_USERS), 3, 6);
    assertThat(passes.itemOffsets()).containsExactly(fetched.itemOffsets(), ROUNDING);
    assertThat(passes.itemOffsets()).containsExactly(alternation(21.5 / 7), ROUNDING);
  }

  private static double[] alternation(double mean) {
    double[] items = new double[3];
    double[] users = new double[3];
    for (int round = 0; round < 15; round++) {
      for (int u = 0; u < 3; u++) {
        users[u] = shrunk(mean, THREE[u], items);
      }
      for (int i = 0; i < 3; i++) {
        items[i] = shrunk(mean, new double[] {THREE[0][i], THREE[1][i], THREE[2][i]}, users);
      }
    }
    return items;
  }

  private static double shrunk(double mean, double[] ratings, double[] offsets) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < ratings.length; i++) {
      if (!Double.isNaN(ratings[i])) {
        sum += ratings[i] - mean - offsets[i];
        count++;
      }
    }
    return sum / (count + 5);
  }
}
