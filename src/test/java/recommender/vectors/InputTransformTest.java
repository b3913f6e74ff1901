package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.Settings;
import recommender.config.Targets;
import recommender.testing.TestSettings;

class InputTransformTest {
  private static final BiasModel BIAS =
      new BiasModel(3, new double[] {0.5, -0.25, 1}, new double[] {4, 2, 5});
  private static final UserVector USER = new UserVector(new int[] {0, 2}, new float[] {5, 3.5F});

  /** The user's offset is (1.5 - 0.5) / (2 + 5) = 1 / 7. */
  @Test
  void offsetsCentringSubtractsMeanItemAndUserOffset() {
    assertCentred(Centring.OFFSETS, 3 + 1 / 7.0, 0.5, 1.5 - 1 / 7.0, -0.5 - 1 / 7.0);
  }

  @Test
  void itemCentringSubtractsMeanAndItemOffset() {
    assertCentred(Centring.ITEM, 3, 0.5, 1.5, -0.5);
  }

  /** Without item offsets the user's offset is (2 + 0.5) / (2 + 5) = 2.5 / 7. */
  @Test
  void userCentringSubtractsMeanAndUserOffset() {
    assertCentred(Centring.USER, 3 + 2.5 / 7, 0, 2 - 2.5 / 7, 0.5 - 2.5 / 7);
  }

  @Test
  void noCentringFeedsRawRatings() {
    assertCentred(Centring.NONE, 0, 0, 5, 3.5);
  }

  /** Two ratings are scaled by 10 / sqrt(2). */
  @Test
  void valuesAreScaledByTheLengthOfTheProfile() {
    Profile profile =
        new InputTransform(BIAS, Targets.RATING, Centring.ITEM, InputScaling.SQRT_COUNT, 0)
            .profile(USER);
    float factor = (float) (10 / Math.sqrt(2));
    assertThat(profile.values())
        .containsExactly(new float[] {1.5F * factor, -0.5F * factor}, within(1e-5F));
    assertThat(profile.userPart()).isEqualTo(3);
  }

  @Test
  void theIndicatorInputMarksRatedItems() {
    Profile profile =
        new InputTransform(BIAS, Targets.RATING, Centring.ITEM, InputScaling.SQRT_COUNT, 0.5)
            .profile(USER);
    float factor = (float) (10 / Math.sqrt(2));
    assertThat(profile.inputs()).containsExactly(0, 2, 3, 5);
    assertThat(profile.values())
        .containsExactly(
            new float[] {1.5F * factor, -0.5F * factor, factor / 2, factor / 2}, within(1e-5F));
  }

  @Test
  void aUserOfWhomNothingIsFedInHasNoOffset() {
    UserVector nobody = new UserVector(new int[0], new float[0]);
    assertThat(userPart(Centring.OFFSETS, nobody)).isEqualTo(3);
    assertThat(userPart(Centring.USER, nobody)).isEqualTo(3);
    assertThat(userPart(Centring.NONE, nobody)).isZero();
  }

  /** Ranked, the ratings of 5 and 3.5 are a positive and a rated item that is none. */
  @Test
  void aRankingNetworkIsFedAOneForEachPositive() {
    Profile profile = ranking(4, InputScaling.NONE, 0).profile(USER);
    assertThat(profile.inputs()).containsExactly(0);
    assertThat(profile.values()).containsExactly(1);
    assertThat(profile.userPart()).isZero();
    assertThat(ranking(3.5, InputScaling.NONE, 0).profile(USER).inputs()).containsExactly(0, 2);
    assertThat(ranking(5.5, InputScaling.NONE, 0).profile(USER).inputs()).isEmpty();
  }

  @Test
  void allRatedItemsAreFedWhereAnyRatingIsPositive() {
    UserVector lowest = new UserVector(new int[] {1, 2}, new float[] {0.5F, -3});
    Profile profile = ranking(Double.NEGATIVE_INFINITY, InputScaling.NONE, 0).profile(lowest);
    assertThat(profile.inputs()).containsExactly(1, 2);
    assertThat(profile.values()).containsExactly(1, 1);
  }

  /** 10 / sqrt(1): there is one positive among the two ratings. */
  @Test
  void withoutIndicatorsTheLengthOfAProfileIsItsPositives() {
    Profile profile = ranking(4, InputScaling.SQRT_COUNT, 0).profile(USER);
    assertThat(profile.values()).containsExactly(10);
  }

  /** 10 / sqrt(2): both ratings count. */
  @Test
  void indicatorsMarkRatedItemsThatAreNoPositivesToo() {
    Profile profile = ranking(4, InputScaling.SQRT_COUNT, 0.5).profile(USER);
    float factor = (float) (10 / Math.sqrt(2));
    assertThat(profile.inputs()).containsExactly(0, 3, 5);
    assertThat(profile.values())
        .containsExactly(new float[] {factor, factor / 2, factor / 2}, within(1e-5F));
    Profile none = ranking(5.5, InputScaling.SQRT_COUNT, 0.5).profile(USER);
    assertThat(none.inputs()).containsExactly(3, 5);
  }

  @Test
  void anUnseenUserHasNoInputs() {
    UserVector nobody = new UserVector(new int[0], new float[0]);
    Profile profile = ranking(4, InputScaling.SQRT_COUNT, 0.5).profile(nobody);
    assertThat(profile.inputs()).isEmpty();
    assertThat(profile.values()).isEmpty();
  }

  @Test
  void theTransformFollowsTheSettings() {
    Settings settings =
        TestSettings.with("network.objective=ranking", "evaluation.relevant-from=3");
    assertThat(InputTransform.of(BIAS, settings))
        .isEqualTo(ranking(3, InputScaling.SQRT_COUNT, 0.3));
    assertThat(InputTransform.of(BIAS, TestSettings.with()).targets()).isEqualTo(Targets.RATING);
  }

  private static InputTransform ranking(double from, InputScaling scaling, double indicator) {
    return new InputTransform(BIAS, Targets.ranking(from), Centring.NONE, scaling, indicator);
  }

  private static double userPart(Centring centring, UserVector user) {
    return InputTransform.unscaled(BIAS, centring).profile(user).userPart();
  }

  private static void assertCentred(
      Centring centring, double userPart, double firstItem, double... centred) {
    InputTransform transform = InputTransform.unscaled(BIAS, centring);
    Profile profile = transform.profile(USER);
    assertThat(profile.userPart()).isCloseTo(userPart, within(1e-7));
    assertThat(transform.itemPart(0)).isEqualTo(firstItem);
    float[] expected = {(float) centred[0], (float) centred[1]};
    assertThat(profile.values()).containsExactly(expected, within(1e-6F));
    assertThat(profile.inputs()).containsExactly(USER.columns());
  }
}
