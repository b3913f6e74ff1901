package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UserWeightsTest {
  private static final TreeMap<Integer, Long> USERS = new TreeMap<>(Map.of(0, 1L, 1, 2L, 4, 1L));

  /** Roots of 1, 1, 1 and 4 have the reciprocals 1, 1, 1 and 0.5, whose mean is 0.875. */
  @Test
  void weightsFallWithLikesAndHaveTheMeanOne() {
    UserWeights weights = UserWeights.of(0.5, USERS);
    assertThat(weights.of(0)).isCloseTo(1 / 0.875, within(1e-6));
    assertThat(weights.of(1)).isEqualTo(weights.of(0));
    assertThat(weights.of(4)).isCloseTo(0.5 / 0.875, within(1e-6));
  }

  @Test
  void withoutAnExponentAllWeighTheSame() {
    UserWeights weights = UserWeights.of(0, USERS);
    assertThat(weights.of(0)).isEqualTo(1);
    assertThat(weights.of(1000)).isEqualTo(1);
  }

  @Test
  void weightsAreMultiplesOfAMillionth() {
    double weight = UserWeights.of(0.25, USERS).of(4);
    assertThat(weight * (1 << 20)).isEqualTo(Math.rint(weight * (1 << 20)));
  }
}
