package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;

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

  @Test
  void aUserOfWhomNothingIsFedInHasNoOffset() {
    UserVector nobody = new UserVector(new int[0], new float[0]);
    assertThat(new InputTransform(BIAS, Centring.OFFSETS).userPart(nobody)).isEqualTo(3);
    assertThat(new InputTransform(BIAS, Centring.USER).userPart(nobody)).isEqualTo(3);
    assertThat(new InputTransform(BIAS, Centring.NONE).userPart(nobody)).isZero();
  }

  private static void assertCentred(
      Centring centring, double userPart, double firstItem, double... centred) {
    InputTransform transform = new InputTransform(BIAS, centring);
    assertThat(transform.userPart(USER)).isCloseTo(userPart, within(1e-12));
    assertThat(transform.itemPart(0)).isEqualTo(firstItem);
    float[] expected = {(float) centred[0], (float) centred[1]};
    assertThat(transform.centred(USER)).containsExactly(expected, within(1e-6F));
  }
}
