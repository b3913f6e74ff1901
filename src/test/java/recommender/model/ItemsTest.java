package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import recommender.vectors.UserVector;

class ItemsTest {

  @Test
  void ratingsAreSortedByColumnAndUnknownItemsLeftOut() {
    Map<Object, Double> ratings = new LinkedHashMap<>();
    ratings.put(7L, -1.5);
    ratings.put(9L, 3.0);
    ratings.put(5, 0.5);
    ratings.put("5", 2.0);

    UserVector vector = new Items(List.of(5L, 6L, 7L)).vector(ratings);

    assertThat(vector.columns()).containsExactly(0, 2);
    assertThat(vector.ratings()).containsExactly(.5f, -1.5f);
  }

  @Test
  void anIdGivenAsIntAndAsLongIsOneItem() {
    UserVector vector = new Items(List.of(5L, 6L)).vector(Map.of(5, 4.0, 5L, 4.0, 6, 1.0));

    assertThat(vector.columns()).containsExactly(0, 1);
    assertThat(vector.ratings()).containsExactly(4, 1);
  }
}
