package recommender.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserTest {
  @Test
  void affinityIsTheSumOfTastesTimesTraits() {
    User user = new User(0, new double[] {1, -2, 0, 0.5}, 20, Sample.START);
    Item item = new Item(0, new double[] {0.25, 0.5, 3, 1}, 1, Sample.START);
    assertThat(user.affinity(item)).isEqualTo(0.25 - 1 + 0 + 0.5);
  }
}
