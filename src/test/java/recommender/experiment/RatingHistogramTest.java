package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.experiment.RatingHistogram.Bin;

class RatingHistogramTest {
  private static final RatingHistogram FOUR = Histograms.of(1, 10, 2, 20, 4, 30, 5, 40);

  @Test
  void itHasTheEndsAndTheNumberOfTheRatings() {
    assertThat(FOUR.ratings()).isEqualTo(100);
    assertThat(FOUR.lowest()).isEqualTo(1);
    assertThat(FOUR.highest()).isEqualTo(5);
    assertThat(FOUR.range()).isEqualTo("1 to 5");
    assertThat(FOUR.isConstant()).isFalse();
    assertThat(Histograms.of(3, 7).isConstant()).isTrue();
  }

  @Test
  void theShareFromAValueHasThoseOfTheValue() {
    assertThat(FOUR.shareFrom(4)).isEqualTo(0.7);
    assertThat(FOUR.shareFrom(3)).isEqualTo(0.7);
    assertThat(FOUR.shareFrom(5.1)).isZero();
    assertThat(FOUR.shareFrom(Double.NEGATIVE_INFINITY)).isEqualTo(1);
  }

  /**
   * As they are compared in vectors, where 0.1 of a table of floats is more than that of a text.
   */
  @Test
  void valuesAreComparedInSinglePrecision() {
    assertThat(Histograms.of(0.1, 1, (double) 0.7f, 1).shareFrom(0.7)).isEqualTo(0.5);
    assertThat(Histograms.of(0.1, 1, 0.7, 1).shareFrom((double) 0.7f)).isEqualTo(0.5);
  }

  @Test
  void quantilesAreValues() {
    assertThat(FOUR.quantile(0.1)).isEqualTo(1);
    assertThat(FOUR.quantile(0.5)).isEqualTo(4);
    assertThat(FOUR.quantile(0.95)).isEqualTo(5);
    assertThat(FOUR.quantile(1)).isEqualTo(5);
  }

  @Test
  void aValueCanBeLeftOut() {
    assertThat(FOUR.without(new Bin(1, 1, 10))).isEqualTo(Histograms.of(2, 20, 4, 30, 5, 40));
  }

  @Test
  void fewValuesAreListedAndManySummedUpInTenBins() {
    assertThat(FOUR.summary(4)).isEqualTo(FOUR.bins());
    List<Bin> ten = Histograms.even(0, 20, 1, 3).summary(20);
    assertThat(ten).hasSize(10);
    assertThat(ten.get(0)).isEqualTo(new Bin(0, 2, 6));
    assertThat(ten.get(9)).isEqualTo(new Bin(18, 20, 9));
    assertThat(ten.get(9)).hasToString("18 to 20");
  }

  @Test
  void ratingsAreWrittenAsPeopleDo() {
    assertThat(RatingHistogram.text(4)).isEqualTo("4");
    assertThat(RatingHistogram.text(0.1f)).isEqualTo("0.1");
    assertThat(RatingHistogram.text(-1)).isEqualTo("-1");
    assertThat(RatingHistogram.text(9077)).isEqualTo("9077");
    assertThat(RatingHistogram.text(100)).isEqualTo("100");
    assertThat(RatingHistogram.text(0)).isEqualTo("0");
  }
}
