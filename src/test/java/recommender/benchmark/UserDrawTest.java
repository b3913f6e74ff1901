package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.vectors.UserVector;

class UserDrawTest {
  private static final Shape.Data DATA = Shape.Data.of(1_000, 500, 40);

  private final List<UserVector> users = UserDraw.of(DATA);

  @Test
  void everyUserRatesTheSameNumberOfDistinctItems() {
    assertThat(users).hasSize(500);
    for (UserVector user : users) {
      assertThat(user.columns()).hasSize(40).isSorted().doesNotHaveDuplicates();
      assertThat(user.columns()[0]).isNotNegative();
      assertThat(user.columns()[39]).isLessThan(1_000);
    }
  }

  @Test
  void ratingsAreHalfStars() {
    for (UserVector user : users) {
      for (float rating : user.ratings()) {
        assertThat(rating).isBetween(0.5f, 5f);
        assertThat(2 * rating % 1).isZero();
      }
    }
  }

  /** ln(1 + 100/75) / ln(1 + 1,000/75) of the draws fall on the first tenth of the items: 32 %. */
  @Test
  void popularItemsAreRatedMoreOften() {
    int[] ratings = new int[1_000];
    for (UserVector user : users) {
      Arrays.stream(user.columns()).forEach(column -> ratings[column]++);
    }
    assertThat(Arrays.stream(ratings, 0, 100).sum()).isBetween(5_500, 6_600);
    assertThat(Arrays.stream(ratings, 900, 1_000).sum()).isBetween(500, 1_000);
  }

  @Test
  void usersAreTheSameInEveryDraw() {
    List<UserVector> again = UserDraw.of(DATA);
    assertThat(again).hasSameSizeAs(users);
    for (int user = 0; user < users.size(); user++) {
      assertThat(again.get(user).columns()).isEqualTo(users.get(user).columns());
      assertThat(again.get(user).ratings()).isEqualTo(users.get(user).ratings());
    }
  }

  @Test
  void usersAreReadBackFromAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("users.bin");
    UserFile.write(file, users);
    assertThat(file).hasSize(500L * 40 * 8);
    assertThat(UserFile.read(file, 7, 40))
        .usingRecursiveComparison()
        .isEqualTo(users.subList(0, 7));
  }
}
