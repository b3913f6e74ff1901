package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recommender.experiment.RatingHistogram.Bin;

class UnratedValueTest {
  static Stream<RatingHistogram> scales() {
    return Stream.of(
        Histograms.movieLens(),
        Histograms.even(1, 5, 1, 100),
        Histograms.even(0, 5, 1, 100),
        Histograms.of(-1, 40, 1, 60),
        Histograms.of(-1, 40, 0, 20, 1, 60),
        Histograms.of(0, 60, 1, 40),
        Histograms.even(0, 1, 0.1, 100),
        Histograms.even(1, 10, 1, 100),
        Histograms.even(0, 10, 1, 100),
        Histograms.even(1, 100, 1, 100),
        Histograms.even(-10, 10, 0.5, 100),
        Histograms.of(1, 700, 2, 100, 5, 100, 10, 100),
        // Zeros are many, and ones are the next many.
        Histograms.of(0, 500, 1, 250, 2, 125, 3, 60, 4, 30),
        Histograms.plays());
  }

  @ParameterizedTest
  @MethodSource("scales")
  void scalesHaveNone(RatingHistogram scale) {
    assertThat(UnratedValue.in(scale)).isEmpty();
  }

  @Test
  void aValueFarOffAllOthersIsOne() {
    assertThat(UnratedValue.in(Histograms.of(1, 9, 2, 9, 3, 9, 4, 9, 5, 9, 99, 4)))
        .contains(new Bin(99, 99, 4));
    assertThat(UnratedValue.in(Histograms.of(-99, 4, -5, 9, 0, 9, 5, 9)))
        .contains(new Bin(-99, -99, 4));
  }

  @Test
  void theOnlyNegativeValueIsOne() {
    assertThat(UnratedValue.in(Histograms.of(-1, 4, 1, 9, 2, 9, 3, 9, 4, 9, 5, 9)))
        .contains(new Bin(-1, -1, 4));
    assertThat(UnratedValue.in(Histograms.of(-1, 4, 0.5, 9, 1, 9, 1.5, 9, 2, 9)))
        .contains(new Bin(-1, -1, 4));
  }

  /** About the shares of Book-Crossing. */
  @Test
  void zerosInPlaceOfMostRatingsAreOne() {
    assertThat(UnratedValue.in(Histograms.of(0, 716, 1, 2, 2, 3, 5, 51, 8, 104, 10, 79)))
        .contains(new Bin(0, 0, 716));
  }

  @Test
  void aSingleOutlierIsNone() {
    assertThat(UnratedValue.in(Histograms.of(1, 9, 2, 9, 3, 9, 4, 9, 99, 1))).isEmpty();
    assertThat(UnratedValue.in(Histograms.of(1, 9000, 2, 9000, 3, 9000, 99, 20))).isEmpty();
  }
}
