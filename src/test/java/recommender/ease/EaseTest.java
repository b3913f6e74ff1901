package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.SettingsException;

class EaseTest {
  private static final Offset<Float> CLOSE = within(1e-6f);

  /**
   * Users {0, 1} and {1, 2}, λ = 1: G + λI = [2 1 0; 1 3 1; 0 1 2] has the determinant 8 and the
   * inverse [5 -2 1; -2 4 -2; 1 -2 5] / 8. Its columns are divided by -5/8, -4/8 and -5/8.
   */
  @Test
  void weightsOfThreeItemsAreThoseWorkedOutByHand() {
    try (EaseWeights weights = weights(3, 1, new int[][] {{0, 1}, {1, 2}})) {
      assertThat(weights.scores(new int[] {0})).containsExactly(row(0, 1 / 2.0, -1 / 5.0), CLOSE);
      assertThat(weights.scores(new int[] {1})).containsExactly(row(2 / 5.0, 0, 2 / 5.0), CLOSE);
      assertThat(weights.scores(new int[] {2})).containsExactly(row(-1 / 5.0, 1 / 2.0, 0), CLOSE);
    }
  }

  /** More than one tile of items, of whom every seventh is nobody's positive. */
  @Test
  void weightsAgreeWithTheirDefinition() {
    int[][] users = users(400, 200);
    double[][] expected = NaiveEase.weights(NaiveEase.gram(users, 200), 10);
    try (EaseWeights weights = weights(200, 10, users)) {
      for (int item = 0; item < 200; item++) {
        assertThat(weights.scores(new int[] {item}))
            .containsExactly(row(expected[item]), within(1e-6f));
      }
    }
  }

  @Test
  void anItemThatIsNobodysPositiveHasNoWeights() {
    try (EaseWeights weights = weights(4, 1, new int[][] {{0, 2}, {2, 3}})) {
      assertThat(weights.scores(new int[] {1})).containsExactly(0, 0, 0, 0);
      assertThat(weights.scores(new int[] {0})).containsExactly(row(0, 0, 0.5, -0.2), CLOSE);
      assertThat(weights.scores(new int[] {0})[1]).isZero();
    }
  }

  @Test
  void withoutPositivesAllWeightsAreZero() {
    try (EaseWeights weights = weights(2, 0, new int[][] {})) {
      assertThat(weights.scores(new int[] {0, 1})).containsExactly(0, 0);
    }
  }

  /** P = 1 / (1 + λ) has no other number beside it. */
  @Test
  void aSinglePositiveHasNoWeightForOtherItems() {
    try (EaseWeights weights = weights(2, 1, new int[][] {{1}})) {
      assertThat(weights.scores(new int[] {1})).containsExactly(0, 0);
    }
  }

  @Test
  void theGramMatrixIsUnchangedForAnotherL2() {
    INDArray gram = upper(NaiveEase.gram(users(50, 30), 30));
    float[] before = gram.data().dup().asFloat();
    Ease ease = new Ease(gram);
    try (EaseWeights weak = ease.weights(1);
        EaseWeights strong = ease.weights(1000);
        EaseWeights again = ease.weights(1)) {
      assertThat(gram.data().asFloat()).containsExactly(before);
      assertThat(again.scores(new int[] {1})).isEqualTo(weak.scores(new int[] {1}));
      assertThat(strong.scores(new int[] {1})).isNotEqualTo(weak.scores(new int[] {1}));
    }
  }

  /** Whoever has one of the two among the positives has the other as well: G has no inverse. */
  @Test
  void aSingularMatrixWithoutL2IsRefused() {
    int[][] users = {{0, 1}, {0, 1}, {0, 1}, {0, 1}};
    assertThatThrownBy(() -> weights(2, 0, users))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "network.l2: expected a number that is large enough to invert the matrix of positives in single precision, was 0.0; try a larger one, such as 100");
  }

  /** LAPACK ends well, but 20011.01 has lost its last digits beside 20011. */
  @Test
  void anInaccurateInverseIsRefused() {
    double[][] gram = {{20_011, 20_011}, {20_011, 20_011}};
    Ease ease = new Ease(upper(gram));
    assertThatThrownBy(() -> ease.weights(0.01))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("network.l2: ")
        .hasMessageContaining("was 0.01;");
    try (EaseWeights weights = ease.weights(10)) {
      assertThat(weights.scores(new int[] {0})[1]).isCloseTo(20_011 / 20_021f, within(1e-3f));
    }
  }

  @Test
  void moreItemsThanLapackCanCountAreRefused() {
    INDArray gram = Nd4j.createUninitialized(DataType.FLOAT, Ease.MOST_ITEMS + 1, 1);
    assertThatThrownBy(() -> new Ease(gram))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected at most 46,340 items, was 46,341");
  }

  private static EaseWeights weights(int items, double l2, int[][] users) {
    return new Ease(upper(NaiveEase.gram(users, items))).weights(l2);
  }

  /** What is below the diagonal must not matter. */
  static INDArray upper(double[][] gram) {
    INDArray upper = Nd4j.create(gram).castTo(DataType.FLOAT);
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < i; j++) {
        upper.putScalar(i, j, Float.NaN);
      }
    }
    return upper;
  }

  /** Of all items but every seventh some, the first ones more often. */
  static int[][] users(int users, int items) {
    Random random = new Random(3);
    return IntStream.range(0, users)
        .mapToObj(
            user ->
                IntStream.range(0, items)
                    .filter(item -> item % 7 != 6)
                    .filter(item -> random.nextDouble() < 1 / (1 + 0.2 * item))
                    .toArray())
        .toArray(int[][]::new);
  }

  private static float[] row(double... numbers) {
    float[] row = new float[numbers.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) numbers[i];
    }
    return row;
  }
}
