package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void usersWhoAreAllAlikeLeaveNoDoubt() {
    Bootstrap.Interval interval = interval(Collections.nCopies(20, user(0.5, -0.5)), 1);
    assertThat(interval.low()).isCloseTo(0.5, EXACT);
    assertThat(interval.high()).isCloseTo(0.5, EXACT);
  }

  /** Both draws the first: 1, with probability 1/4; both the second: 3, as often. */
  @Test
  void ofTwoUsersTheEndsAreTheUsers() {
    Bootstrap.Interval interval = interval(List.of(user(1), user(3)), 1);
    assertThat(interval.low()).isCloseTo(1, EXACT);
    assertThat(interval.high()).isCloseTo(3, EXACT);
  }

  /**
   * The user with errors is drawn k of 4 times: k = 4 in 1/256, k = 3 in 12/256, so the 97.5th
   * percentile is k = 3; k = 0 in 81/256.
   */
  @Test
  void ofFourUsersTheEndsAreThoseOfTheBinomialDistribution() {
    Bootstrap.Interval interval = interval(List.of(user(0), user(4), user(0), user(0)), 1);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(Math.sqrt(3 * 16 / 4.0), EXACT);
  }

  /**
   * Twice the second: 1; twice the first, who rated thrice: 2. Between them √(13/4), which the mean
   * of users, √(5/2), is not.
   */
  @Test
  void aUserIsDrawnWithAllRatings() {
    List<UserErrors> users = List.of(user(2, 2, 2), user(1));
    for (int seed = 1; seed <= 30; seed++) {
      assertThat(Bootstrap.rmse(users, Contender.AUTOENCODER, 1, seed).low())
          .satisfiesAnyOf(
              rmse -> assertThat(rmse).isCloseTo(1, EXACT),
              rmse -> assertThat(rmse).isCloseTo(2, EXACT),
              rmse -> assertThat(rmse).isCloseTo(Math.sqrt(13 / 4.0), EXACT));
    }
  }

  /** Squares of 0 and 2 have the mean 1 ± 1.96 / √n. */
  @Test
  void ofManyUsersTheEndsAreThoseOfTheNormalDistribution() {
    List<UserErrors> users = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      users.add(user(i % 2 == 0 ? 0 : Math.sqrt(2)));
    }
    Bootstrap.Interval interval = interval(users, 1);
    assertThat(interval.low()).isCloseTo(Math.sqrt(1 - 1.96 / 20), within(0.01));
    assertThat(interval.high()).isCloseTo(Math.sqrt(1 + 1.96 / 20), within(0.01));
  }

  @Test
  void theSeedDecides() {
    List<UserErrors> users = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      users.add(user(0.1 * i));
    }
    assertThat(interval(users, 1)).isEqualTo(interval(users, 1)).isNotEqualTo(interval(users, 2));
    double[] ends = new Scores(users).rmseInterval(1000, 1);
    assertThat(ends).containsExactly(interval(users, 1).low(), interval(users, 1).high());
  }

  private static Bootstrap.Interval interval(List<UserErrors> users, long seed) {
    return Bootstrap.rmse(users, Contender.AUTOENCODER, 1000, seed);
  }

  private static UserErrors user(double... errors) {
    UserErrors user = new UserErrors();
    for (double error : errors) {
      user.count();
      user.add(Contender.AUTOENCODER, error);
    }
    return user;
  }
}
