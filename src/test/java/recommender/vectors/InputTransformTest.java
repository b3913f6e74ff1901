package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Aim;
import recommender.config.Centring;
import recommender.config.InputScaling;

class InputTransformTest {
  private static final BiasModel BIAS =
      new BiasModel(3, new double[] {0.5, -0.25, 1}, new double[] {4, 2, 5});
  private static final UserVector USER = new UserVector(new int[] {0, 2}, new float[] {5, 3.5F});

  /** The user's offset is (1.5 - 0.5) / (2 + 5) = 1 / 7. */
  @Test
  void offsets() {
    assertCentred(Centring.OFFSETS, 3 + 1 / 7.0, 0.5, 1.5 - 1 / 7.0, -0.5 - 1 / 7.0);
  }

  @Test
  void item() {
    assertCentred(Centring.ITEM, 3, 0.5, 1.5, -0.5);
  }

  /** Without item offsets the user's offset is (2 + 0.5) / (2 + 5) = 2.5 / 7. */
  @Test
  void user() {
    assertCentred(Centring.USER, 3 + 2.5 / 7, 0, 2 - 2.5 / 7, 0.5 - 2.5 / 7);
  }

  @Test
  void none() {
    assertCentred(Centring.NONE, 0, 0, 5, 3.5);
  }

  /** Two ratings are scaled by 10 / sqrt(2). */
  @Test
  void valuesAreScaledByTheLengthOfTheProfile() {
    Profile profile =
        new InputTransform(BIAS, Aim.RATING, Centring.ITEM, InputScaling.SQRT_COUNT, 0)
            .profile(USER);
    float factor = (float) (10 / Math.sqrt(2));
    assertThat(profile.values())
        .containsExactly(new float[] {1.5F * factor, -0.5F * factor}, within(1e-5F));
    assertThat(profile.userPart()).isEqualTo(3);
  }

  @Test
  void theSecondChannelSaysWhatWasRated() {
    Profile profile =
        new InputTransform(BIAS, Aim.RATING, Centring.ITEM, InputScaling.SQRT_COUNT, 0.5)
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
