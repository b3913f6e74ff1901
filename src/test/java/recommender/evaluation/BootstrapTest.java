package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void equalUsersHaveAnIntervalWithoutWidth() {
    Interval interval = interval(Collections.nCopies(20, userOf(0.5, -0.5)), 1);
    assertThat(interval.low()).isCloseTo(0.5, EXACT);
    assertThat(interval.high()).isCloseTo(0.5, EXACT);
  }

  /** Both draws the first: 1, with probability 1/4; both the second: 3, as often. */
  @Test
  void theIntervalOfTwoUsersEndsAtEitherUser() {
    Interval interval = interval(List.of(user(1), user(3)), 1);
    assertThat(interval.low()).isCloseTo(1, EXACT);
    assertThat(interval.high()).isCloseTo(3, EXACT);
  }

  /**
   * The user with errors is drawn k of 4 times: k = 4 in 1/256, k = 3 in 12/256, so the 97.5th
   * percentile is k = 3; k = 0 in 81/256.
   */
  @Test
  void theIntervalOfFourUsersHasBinomialQuantiles() {
    Interval interval = interval(List.of(user(0), user(4), user(0), user(0)), 1);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isCloseTo(Math.sqrt(3 * 16 / 4.0), EXACT);
  }

  /**
   * Twice the second: 1; twice the first, who rated thrice: 2. Between them √(13/4), which the mean
   * of users, √(5/2), is not.
   */
  @Test
  void aUserIsDrawnWithAllOfItsRatings() {
    List<UserErrors> users = List.of(userOf(2, 2, 2), userOf(1));
    for (int seed = 1; seed <= 30; seed++) {
      assertThat(new Bootstrap(users, 1, seed).rmse(RatingPredictor.AUTOENCODER).low())
          .satisfiesAnyOf(
              rmse -> assertThat(rmse).isCloseTo(1, EXACT),
              rmse -> assertThat(rmse).isCloseTo(2, EXACT),
              rmse -> assertThat(rmse).isCloseTo(Math.sqrt(13 / 4.0), EXACT));
    }
  }

  /** Squares of 0 and 2 have the mean 1 ± 1.96 / √n. */
  @Test
  void theIntervalOfManyUsersHasNormalQuantiles() {
    List<UserErrors> users = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      users.add(user(i % 2 == 0 ? 0 : Math.sqrt(2)));
    }
    Interval interval = interval(users, 1);
    assertThat(interval.low()).isCloseTo(Math.sqrt(1 - 1.96 / 20), within(0.01));
    assertThat(interval.high()).isCloseTo(Math.sqrt(1 + 1.96 / 20), within(0.01));
  }

  @Test
  void equalSeedsGiveEqualIntervalsAndOthersDiffer() {
    List<UserErrors> users = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      users.add(user(0.1 * i));
    }
    assertThat(interval(users, 1)).isEqualTo(interval(users, 1)).isNotEqualTo(interval(users, 2));
    assertThat(new Scores(users, List.of()).uncertainty(1000, 1).rmse())
        .contains(interval(users, 1));
  }

  /** Whoever is drawn, one is better by 0.5: other draws for each would show differences. */
  @Test
  void aDifferenceThatAllUsersShareHasAnIntervalWithoutWidth() {
    List<UserErrors> users = List.of(user(1, 1.5), user(1, 1.5), user(1, 1.5));
    Interval interval = difference(users);
    assertThat(interval.low()).isCloseTo(-0.5, EXACT);
    assertThat(interval.high()).isCloseTo(-0.5, EXACT);
  }

  /** Errors differ by user, not by predictor. */
  @Test
  void equalErrorsOfBothPredictorsAreNoDifference() {
    Interval interval = difference(List.of(user(0, 0), user(1, -1), user(5, 5), user(9, -9)));
    assertThat(interval).isEqualTo(new Interval(0, 0));
  }

  /** Twice the first: 1 − 3, with probability 1/4; twice the second: 2 − 1, as often. */
  @Test
  void theDifferenceOnTwoUsersEndsAtEitherUsersDifference() {
    Interval interval = difference(List.of(user(1, 3), user(2, 1)));
    assertThat(interval.low()).isCloseTo(-2, EXACT);
    assertThat(interval.high()).isCloseTo(1, EXACT);
  }

  /** One of each: √((1 + 4) / 2) − √((9 + 1) / 2). */
  @Test
  void theDifferenceIsOverAllRatingsTogether() {
    List<UserErrors> users = List.of(user(1, 3), user(2, 1));
    Scores.Uncertainty uncertainty =
        new Scores(users, List.of(RatingPredictor.BIAS)).uncertainty(1000, 1);
    Paired paired = uncertainty.paired().get(RatingPredictor.BIAS);
    assertThat(paired.difference()).isCloseTo(Math.sqrt(2.5) - Math.sqrt(5), EXACT);
    assertThat(paired.interval()).contains(difference(users));
    assertThat(uncertainty.paired()).containsOnlyKeys(RatingPredictor.BIAS);
  }

  /** Errors of 1 and 2 beside 3 and 1 of another run; and beside themselves. */
  @Test
  void anotherRunIsComparedAsABaselineIs() {
    Scores one = new Scores(List.of(user(1), user(2)), List.of());
    Scores other = new Scores(List.of(user(3), user(1)), List.of());
    Paired paired = one.against(other).uncertainty(1000, 1).paired().get(RatingPredictor.OTHER_RUN);
    assertThat(paired.difference()).isCloseTo(Math.sqrt(2.5) - Math.sqrt(5), EXACT);
    assertThat(paired.interval()).contains(difference(List.of(user(1, 3), user(2, 1))));
    assertThat(one.against(one).uncertainty(1000, 1).paired())
        .containsEntry(RatingPredictor.OTHER_RUN, new Paired(0, Optional.of(new Interval(0, 0))));
    Scores more = new Scores(List.of(userOf(3, 1), user(1)), List.of());
    assertThatThrownBy(() -> one.against(more))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected errors of 1 ratings, were 2");
  }

  @Test
  void withoutResamplesThereIsADifferenceButNoInterval() {
    Scores scores = new Scores(List.of(user(1, 3)), List.of(RatingPredictor.BIAS));
    assertThat(scores.uncertainty(0, 1).rmse()).isEmpty();
    assertThat(scores.uncertainty(0, 1).paired())
        .containsEntry(RatingPredictor.BIAS, new Paired(-2, Optional.empty()));
  }

  private static Interval difference(List<UserErrors> users) {
    return new Bootstrap(users, 1000, 1)
        .difference(RatingPredictor.AUTOENCODER, RatingPredictor.BIAS);
  }

  /** One rating, on which the network and the bias baseline err so much. */
  private static UserErrors user(double autoencoder, double bias) {
    UserErrors user = user(autoencoder);
    user.add(RatingPredictor.BIAS, bias);
    return user;
  }

  private static Interval interval(List<UserErrors> users, long seed) {
    return new Bootstrap(users, 1000, seed).rmse(RatingPredictor.AUTOENCODER);
  }

  private static UserErrors user(double autoencoder) {
    return userOf(autoencoder);
  }

  private static UserErrors userOf(double... errors) {
    UserErrors user = new UserErrors();
    for (double error : errors) {
      user.count(1);
      user.add(RatingPredictor.AUTOENCODER, error);
    }
    return user;
  }
}
