package recommender.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {
  private static final double EXACT = 1e-12;

  @Test
  void itIsTheSumOfDifferencesTimesLogarithmsOfRatios() {
    // Shares 0.2, 0.8 before and 0.5, 0.5 now: 0.3 ln 2.5 - 0.3 ln 0.625 = 0.3 ln 4.
    double psi =
        PopulationStability.index(
            List.of(value(1, 20), value(2, 80)), List.of(value(1, 5), value(2, 5)));
    assertThat(psi).isCloseTo(0.3 * Math.log(4), within(EXACT)).isCloseTo(0.4158883, within(1e-7));
  }

  @Test
  void equalSharesAreNoDrift() {
    assertThat(
            PopulationStability.index(
                List.of(value(1, 20), value(2, 80)), List.of(value(1, 1), value(2, 4))))
        .isZero();
  }

  @Test
  void aBinThatOneOfThemLacksHasHalfARatingThere() {
    // 1 is gone: 0 for (0.5 of 10) against 0.5; 3 is new: 0.5 against (0.5 of 10).
    double psi =
        PopulationStability.index(
            List.of(value(1, 5), value(2, 5)), List.of(value(2, 5), value(3, 5)));
    assertThat(psi).isCloseTo(2 * 0.45 * Math.log(10), within(EXACT));
  }

  @Test
  void valuesBetweenBinsAreBinsOfTheirOwn() {
    double psi =
        PopulationStability.index(
            List.of(value(1, 5), value(2, 5)), List.of(value(1, 5), value(1.5, 5), value(2, 10)));
    // 0.25 - 0.5 at 1, 0.25 against half of 10 at 1.5, 0.5 at 2 in both.
    assertThat(psi).isCloseTo(0.25 * Math.log(2) + 0.2 * Math.log(5), within(EXACT));
  }

  @Test
  void aValueOnAnEdgeIsOfTheUpperBinAsWhenTheyWereMade() {
    List<Quality.Bin> bins = List.of(new Quality.Bin(0, 10, 50), new Quality.Bin(10, 20, 50));
    assertThat(PopulationStability.index(bins, List.of(value(0, 3), value(10, 2), value(20, 1))))
        .isZero();
    assertThat(PopulationStability.index(bins, List.of(value(9, 3), value(10, 3)))).isZero();
  }

  private static Quality.Bin value(double rating, long ratings) {
    return new Quality.Bin(rating, rating, ratings);
  }
}
