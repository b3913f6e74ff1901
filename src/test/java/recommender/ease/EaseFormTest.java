package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recommender.config.EaseChannels;
import recommender.config.SettingsException;
import recommender.testing.SparkTest;

/** Both forms of EASE. */
class EaseFormTest extends SparkTest {
  private static final Offset<Float> CLOSE = within(1e-6f);

  private enum Kind {
    PRIMAL,
    DUAL
  }

  /**
   * Users {0, 1} and {1, 2}, λ = 1. Item 0 from items 1 and 2: (G + λI) = [3 1; 1 2] and likes in
   * common (1, 0), whose solution is (2, -1) / 5. Item 1 from items 0 and 2: 1 / 2 each.
   */
  @ParameterizedTest
  @EnumSource
  void weightsOfThreeItemsAreThoseWorkedOutByHand(Kind kind) {
    try (EaseForm form = form(kind, 3, 1, user(1, 0, 1), user(1, 1, 2));
        EaseWeights weights = form.weights(numbers(EaseChannels.LIKED, 1))) {
      assertThat(weights.scores(new int[] {0})).containsExactly(row(0, 1 / 2.0, -1 / 5.0), CLOSE);
      assertThat(weights.scores(new int[] {1})).containsExactly(row(2 / 5.0, 0, 2 / 5.0), CLOSE);
      assertThat(weights.scores(new int[] {2})).containsExactly(row(-1 / 5.0, 1 / 2.0, 0), CLOSE);
    }
  }

  /**
   * Two items with places 0, 1 and 2, 3 for liked and disliked; users like both (2 of them), 0
   * alone, and 1 alone. Item 0 is liked by two of the three who like item 1, and by the one who
   * does not: 2 / (3 + λ) and 1 / (1 + 2 λ), as further channels have twice the L2.
   */
  @ParameterizedTest
  @EnumSource
  void weightsOfTwoChannelsAreThoseWorkedOutByHand(Kind kind) {
    try (EaseForm form =
            form(kind, 2, 2, user(1, 0, 2), user(1, 0, 2), user(1, 0, 3), user(1, 1, 2));
        EaseWeights weights = form.weights(numbers(EaseChannels.LIKED_DISLIKED, 1))) {
      assertThat(weights.scores(new int[] {0})).containsExactly(row(0, 1 / 2.0), CLOSE);
      assertThat(weights.scores(new int[] {1})).containsExactly(row(0, 1 / 3.0), CLOSE);
      assertThat(weights.scores(new int[] {2})).containsExactly(row(1 / 2.0, 0), CLOSE);
      assertThat(weights.scores(new int[] {3})).containsExactly(row(1 / 3.0, 0), CLOSE);
    }
  }

  /** Fewer users than places or more, in more than one tile of items. */
  @ParameterizedTest
  @CsvSource({
    "PRIMAL, 300, 150, LIKED",
    "DUAL, 300, 150, LIKED",
    "PRIMAL, 200, 140, LIKED_DISLIKED",
    "DUAL, 200, 140, LIKED_DISLIKED",
    "PRIMAL, 60, 40, THREE",
    "DUAL, 60, 40, THREE"
  })
  void weightsAgreeWithTheirDefinition(Kind kind, int users, int items, EaseChannels channels) {
    WeightedUser[] all = NaiveEase.users(users, items, channels.count());
    EaseNumbers numbers = new EaseNumbers(channels, 20, 0.25, 3, 0.5, 0);
    Likes likes = likes(items, channels.count(), all);
    double[][] expected = NaiveEase.weights(all, likes.l2(numbers), channels.count());
    try (EaseForm form = form(kind, items, channels.count(), all);
        EaseWeights weights = form.weights(numbers)) {
      for (int place = 0; place < expected.length; place++) {
        assertThat(weights.scores(new int[] {place}))
            .containsExactly(row(expected[place]), within(2e-6f));
      }
    }
  }

  /** Nothing that a user has of an item says anything of that item. */
  @ParameterizedTest
  @EnumSource
  void allDiagonalsAreZero(Kind kind) {
    WeightedUser[] all = NaiveEase.users(40, 30, 3);
    try (EaseForm form = form(kind, 30, 3, all);
        EaseWeights weights = form.weights(numbers(EaseChannels.THREE, 5))) {
      for (int place = 0; place < 90; place++) {
        assertThat(weights.scores(new int[] {place})[place / 3]).isZero();
      }
    }
  }

  /** Item 1 has one place that somebody has, the second; it is predicted for nobody. */
  @ParameterizedTest
  @EnumSource
  void anItemThatNobodyLikesIsPredictedForNobody(Kind kind) {
    try (EaseForm form = form(kind, 3, 2, user(1, 0, 3), user(1, 0, 3, 4), user(1, 0));
        EaseWeights weights = form.weights(numbers(EaseChannels.LIKED_DISLIKED, 1))) {
      assertThat(weights.scores(new int[] {0})[1]).isZero();
      assertThat(weights.scores(new int[] {3})[0]).isPositive();
      assertThat(weights.scores(new int[] {2})).containsOnly(0);
      assertThat(weights.scores(new int[] {5})).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutPositivesAllWeightsAreZero(Kind kind) {
    try (EaseForm form = form(kind, 2, 1, user(1), user(1));
        EaseWeights weights = form.weights(numbers(EaseChannels.LIKED, 1))) {
      assertThat(weights.scores(new int[] {0, 1})).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFormIsSolvedForOneL2AfterTheOther(Kind kind) {
    try (EaseForm form = form(kind, 30, 1, NaiveEase.users(50, 30, 1));
        EaseWeights weak = form.weights(numbers(EaseChannels.LIKED, 1));
        EaseWeights strong = form.weights(numbers(EaseChannels.LIKED, 1000));
        EaseWeights again = form.weights(numbers(EaseChannels.LIKED, 1))) {
      assertThat(again.scores(new int[] {1})).isEqualTo(weak.scores(new int[] {1}));
      assertThat(strong.scores(new int[] {1})).isNotEqualTo(weak.scores(new int[] {1}));
    }
  }

  /** Whoever has one of the two among the positives has the other as well: G has no inverse. */
  @Test
  void aSingularMatrixWithoutL2IsRefused() {
    try (EaseForm form = form(Kind.PRIMAL, 2, 1, user(1, 0, 1), user(1, 0, 1))) {
      assertThatThrownBy(() -> form.weights(numbers(EaseChannels.LIKED, 0)))
          .isInstanceOf(SettingsException.class)
          .hasMessage(
              "ease.l2: expected a number that is large enough to invert the matrix of positives in single precision, was 0.0; try a larger one, such as 100");
    }
  }

  @Test
  void theFirstColumnOfTheInverseOfABlock() {
    assertThat(EaseForm.firstOfInverse(new double[][] {{4}})).containsExactly(0.25);
    // Determinant 5.
    assertThat(EaseForm.firstOfInverse(new double[][] {{2, 1}, {1, 3}}))
        .containsExactly(new double[] {3 / 5.0, -1 / 5.0}, within(1e-15));
    // The inverse of tridiagonal 2 and -1 has 3, 2, 1 quarters.
    assertThat(EaseForm.firstOfInverse(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}))
        .containsExactly(new double[] {0.75, 0.5, 0.25}, within(1e-15));
  }

  private static EaseForm form(Kind kind, int items, int channels, WeightedUser... users) {
    Likes likes = likes(items, channels, users);
    if (kind == Kind.DUAL) {
      return new DualForm(List.of(users), likes, channels);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    return new PrimalForm(context.parallelize(List.of(users), 3), likes, channels);
  }

  private static Likes likes(int items, int channels, WeightedUser... users) {
    int[] likes = new int[items];
    Arrays.stream(users)
        .flatMapToInt(user -> Arrays.stream(user.places()))
        .filter(place -> place % channels == 0)
        .forEach(place -> likes[place / channels]++);
    return new Likes(likes, new TreeMap<>());
  }

  /** All items have the same L2, further channels twice that. */
  private static EaseNumbers numbers(EaseChannels channels, double l2) {
    return new EaseNumbers(channels, l2, 0, 2, 0, 0);
  }

  private static WeightedUser user(double weight, int... places) {
    return new WeightedUser(places, weight);
  }

  static float[] row(double... numbers) {
    float[] row = new float[numbers.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) numbers[i];
    }
    return row;
  }
}
