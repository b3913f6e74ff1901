package recommender.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.vectors.UserVector;

class RandomUsersTest {
  private final RandomUsers users = new RandomUsers(50, new RatingScale(0.5, 5), 1);

  @Test
  void theFirstHasNoRatingAndTheSecondOneAboveTheScale() {
    List<UserVector> drawn = users.draw(2);
    assertThat(drawn.get(0).size()).isZero();
    assertThat(drawn.get(1).ratings()).containsExactly(11);
  }

  @Test
  void othersHaveRatingsOnTheScaleOfItemsInOrder() {
    for (UserVector user : users.draw(40).subList(2, 40)) {
      assertThat(user.size()).isBetween(1, 50);
      assertThat(user.columns()).isSorted().doesNotHaveDuplicates();
      for (float rating : user.ratings()) {
        assertThat(rating).isBetween(0.5f, 5f);
      }
    }
  }

  @Test
  void aSeedDrawsTheSameUsers() {
    assertThat(users.draw(9).get(8).fingerprint()).isEqualTo(users.draw(12).get(8).fingerprint());
  }
}
