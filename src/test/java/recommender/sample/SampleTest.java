package recommender.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final List<SampleRating> RATINGS = Sample.ratings(SampleRatings.SEED);

  @Test
  void everyPairOfUserAndItemIsRatedOnce() {
    assertThat(RATINGS).hasSize(100_000);
    assertThat(RATINGS.stream().map(r -> List.of(r.user(), r.item())).distinct()).hasSize(100_000);
    assertThat(RATINGS.stream().map(SampleRating::user).distinct().count()).isBetween(1500L, 2000L);
    assertThat(RATINGS.stream().map(SampleRating::item).distinct().count()).isBetween(2000L, 3000L);
  }

  @Test
  void equalSeedsGiveEqualSamplesAndOthersDiffer() {
    assertThat(Sample.ratings(SampleRatings.SEED)).isEqualTo(RATINGS);
    assertThat(Sample.ratings(SampleRatings.SEED + 1)).isNotEqualTo(RATINGS);
  }

  @Test
  void ratingsUseTheWholeScaleOfHalfStars() {
    assertThat(RATINGS.stream().map(SampleRating::stars).distinct())
        .containsExactlyInAnyOrder(0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0);
  }

  @Test
  void userAndItemOffsetsExplainAboutHalfOfTheVariance() {
    double mean = RATINGS.stream().mapToDouble(SampleRating::stars).average().orElseThrow();
    double[] residuals = RATINGS.stream().mapToDouble(r -> r.stars() - mean).toArray();
    double variance = sumOfSquares(residuals);
    for (int round = 0; round < 15; round++) {
      subtractMeans(residuals, SampleRating::item);
      subtractMeans(residuals, SampleRating::user);
    }
    assertThat(1 - sumOfSquares(residuals) / variance).isBetween(0.4, 0.6);
  }

  @Test
  void aTenthOfTheItemsDrawsAlmostHalfOfTheRatings() {
    int[] counts = new int[2401];
    RATINGS.forEach(rating -> counts[rating.item()]++);
    Arrays.sort(counts);
    double head = Arrays.stream(counts, 2401 - 240, 2401).sum();
    assertThat(head / RATINGS.size()).isBetween(0.4, 0.6);
  }

  @Test
  void enoughLateRatingsAreOfUsersAndItemsKnownBefore() {
    double cutoff = percentile98();
    Set<Integer> users = new HashSet<>();
    Set<Integer> items = new HashSet<>();
    before(cutoff)
        .forEach(
            rating -> {
              users.add(rating.user());
              items.add(rating.item());
            });
    List<SampleRating> heldOut = RATINGS.stream().filter(r -> r.timestamp() >= cutoff).toList();
    assertThat(heldOut).hasSize(2000);
    assertThat(heldOut)
        .filteredOn(r -> users.contains(r.user()) && items.contains(r.item()))
        .hasSizeGreaterThan(500);
    assertThat(heldOut).anyMatch(r -> !users.contains(r.user()));
    assertThat(heldOut).anyMatch(r -> !items.contains(r.item()));
  }

  private static Stream<SampleRating> before(double cutoff) {
    return RATINGS.stream().filter(rating -> rating.timestamp() < cutoff);
  }

  /** With linear interpolation between the order statistics around 0.98 * 99,999 = 97,999.02. */
  private static double percentile98() {
    long[] times = RATINGS.stream().mapToLong(SampleRating::timestamp).sorted().toArray();
    return times[97_999] + 0.02 * (times[98_000] - times[97_999]);
  }

  private static void subtractMeans(double[] residuals, ToIntFunction<SampleRating> group) {
    double[] sums = new double[3000];
    int[] counts = new int[3000];
    for (int i = 0; i < residuals.length; i++) {
      sums[group.applyAsInt(RATINGS.get(i))] += residuals[i];
      counts[group.applyAsInt(RATINGS.get(i))]++;
    }
    for (int i = 0; i < residuals.length; i++) {
      int of = group.applyAsInt(RATINGS.get(i));
      residuals[i] -= sums[of] / counts[of];
    }
  }

  private static double sumOfSquares(double[] values) {
    return Arrays.stream(values).map(x -> x * x).sum();
  }
}
