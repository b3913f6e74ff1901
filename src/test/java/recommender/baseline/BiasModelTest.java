package recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BiasModelTest {
  private static final BiasModel MODEL =
      new BiasModel(3, new double[] {0.5, -0.5, 0}, new double[] {3.6, 2.4, 3});

  @Test
  void theOffsetOfAUserIsTheShrunkenMeanOfItemResiduals() {
    // (5 - 3 - 0.5) + (3 - 3 + 0.5) = 2, over 2 ratings and 5 of zero residual.
    assertThat(MODEL.userOffset(new int[] {0, 1}, new float[] {5, 3}))
        .isCloseTo(2 / 7.0, within(1e-12));
  }

  @Test
  void aUserWithoutRatingsHasNoOffset() {
    assertThat(MODEL.userOffset(new int[0], new float[0])).isZero();
  }

  @Test
  void aPredictionIsMeanPlusItemAndUserOffset() {
    assertThat(MODEL.predict(1, 0.25)).isEqualTo(2.75);
    assertThat(MODEL.predict(2, 0)).isEqualTo(3);
  }
}
