package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;
import recommender.model.FedUser;
import recommender.vectors.UserVector;

class ErrorSlicesTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final RatingScale SCALE = new RatingScale(0.5, 5);

  /** Rated 3 and 700 times. */
  private static final ItemPopularity POPULARITY = new ItemPopularity(new long[] {700, 3}, 900);

  private final ErrorSlices slices = new ErrorSlices(SCALE);

  /**
   * Of a user with two ratings 4 is predicted for 4.5 and, clipped, 5 for 2; of one with five 3 for
   * 2. Errors: −0.5, 3 and 1.
   */
  ErrorSlicesTest() {
    slices.add(user(2, new int[] {0, 1}, 4.5f, 2), new double[] {4, 7}, POPULARITY);
    ErrorSlices others = new ErrorSlices(SCALE);
    others.add(user(5, new int[] {0}, 2), new double[] {3}, POPULARITY);
    slices.add(others);
  }

  private static HeldOutUser user(int fed, int[] columns, float... ratings) {
    return new HeldOutUser(
        new UserVector(IntStream.range(0, fed).toArray(), new float[fed]),
        new UserVector(columns, ratings),
        FedUser.UNKNOWN);
  }

  @Test
  void usersAreSlicedByTheRatingsFedIn() {
    assertThat(slices.byUserRatings().keySet()).containsExactly(new Slice(1, 4), new Slice(5, 9));
    SliceErrors few = slices.byUserRatings().get(new Slice(1, 4));
    assertThat(few.ratings()).isEqualTo(2);
    assertThat(few.rmse()).isCloseTo(Math.sqrt(9.25 / 2), EXACT);
    assertThat(few.mae()).isCloseTo(1.75, EXACT);
    assertThat(few.meanError()).isCloseTo(1.25, EXACT);
  }

  @Test
  void itemsAreSlicedByTheirTrainRatings() {
    assertThat(slices.byPopularity().keySet())
        .containsExactly(new Slice(1, 4), new Slice(500, 999));
    assertThat(slices.byPopularity().get(new Slice(500, 999)).meanError()).isCloseTo(0.25, EXACT);
  }

  @Test
  void ratingsOfOneValueAreASlice() {
    assertThat(slices.byRating().keySet()).containsExactly(new Slice(2, 2), new Slice(4.5, 4.5));
    assertThat(slices.byRating().get(new Slice(2, 2)).meanPredicted()).isCloseTo(4, EXACT);
  }

  /** Tenths of the scale are 0.45 wide. */
  @Test
  void predictionsAreSlicedByTenthsOfTheScale() {
    assertThat(slices.byPrediction().values())
        .extracting(SliceErrors::meanPredicted)
        .containsExactly(3.0, 4.0, 5.0);
    assertThat(slices.byPrediction().values())
        .extracting(SliceErrors::meanActual)
        .containsExactly(2.0, 4.5, 2.0);
    List<Slice> bounds = List.copyOf(slices.byPrediction().keySet());
    assertThat(bounds.get(0).from()).isCloseTo(2.75, EXACT);
    assertThat(bounds.get(0).to()).isCloseTo(3.2, EXACT);
    assertThat(bounds.get(2).to()).isEqualTo(5);
  }

  @Test
  void aScaleOfOneValueIsOneSlice() {
    ErrorSlices one = new ErrorSlices(new RatingScale(1, 1));
    one.add(user(1, new int[] {0}, 1), new double[] {1}, POPULARITY);
    assertThat(one.byPrediction().keySet()).containsExactly(new Slice(1, 1));
  }
}
