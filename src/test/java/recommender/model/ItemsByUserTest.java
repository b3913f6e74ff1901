package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.vectors.UserVector;

class ItemsByUserTest {
  @Test
  void everyUserHasTheItemsWhoseVectorsNameTheUser() {
    ItemsByUser users =
        ItemsByUser.of(List.of(vector(0, 1, 4), vector(1), vector(), vector(1, 4)), 6);
    assertThat(users.of(0)).containsExactly(0);
    assertThat(users.of(1)).containsExactly(0, 1, 3);
    assertThat(users.of(2)).isEmpty();
    assertThat(users.of(4)).containsExactly(0, 3);
    assertThat(users.of(5)).isEmpty();
  }

  private static UserVector vector(int... users) {
    return new UserVector(users, new float[users.length]);
  }
}
