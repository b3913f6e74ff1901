package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import recommender.config.RatingScale;

class RelevantFromTest {

  @Test
  void onScalesToFiveItIsFour() {
    assertThat(from(Histograms.movieLens())).isEqualTo(4);
    assertThat(from(Histograms.even(1, 5, 1, 100))).isEqualTo(4);
    assertThat(from(Histograms.even(0, 5, 1, 100))).isEqualTo(4);
    // Nearly all, yet the scale is one that everybody reads so.
    assertThat(from(Histograms.of(1, 1, 3, 1, 5, 98))).isEqualTo(4);
  }

  /** The quarters begin at 0.75, 0.5, 7.75, 75.25 and 2.5. */
  @Test
  void onOtherScalesItIsTheLowestRatingOfTheUpperQuarter() {
    assertThat(from(Histograms.even(0, 1, 0.1, 100))).isEqualTo(0.8);
    assertThat(from(Histograms.of(-1, 40, 1, 60))).isEqualTo(1);
    assertThat(from(Histograms.of(0, 40, 1, 60))).isEqualTo(1);
    assertThat(from(Histograms.even(1, 10, 1, 100))).isEqualTo(8);
    assertThat(from(Histograms.even(1, 100, 1, 100))).isEqualTo(76);
    assertThat(from(Histograms.even(1, 3, 1, 100))).isEqualTo(3);
    assertThat(from(Histograms.even(-10, 10, 1, 100))).isEqualTo(5);
  }

  /** 0.1 + 0.75 × 0.8 is a little more than 0.7 in double precision. */
  @Test
  void aRatingAtTheQuarterIsInIt() {
    assertThat(from(Histograms.even(0.1, 0.9, 0.1, 100))).isEqualTo(0.7);
    assertThat(from(Histograms.of(0.1f, 50, 0.7f, 40, 0.9f, 10))).isEqualTo(0.7);
  }

  @Test
  void aScaleInTheSettingsIsTaken() {
    RatingHistogram low = Histograms.even(10, 80, 10, 100);
    assertThat(from(low)).isEqualTo(70);
    assertThat(RelevantFrom.of(low, Optional.of(new RatingScale(0, 100)))).isEqualTo(80);
  }

  /** 36 % of the plays are of more than one. */
  @Test
  void ofCountsItIsTheUpperPart() {
    assertThat(from(Histograms.plays())).isEqualTo(2);
    // From 8 on 1 %; from 3 on 60 %, from 4 on 40 %.
    assertThat(from(Histograms.of(1, 10, 2, 30, 3, 20, 4, 39, 10, 1))).isEqualTo(4);
  }

  @Test
  void whereverRatingsDifferSomeAreLikesAndSomeAreNot() {
    assertThat(from(Histograms.of(4, 10, 5, 90))).isEqualTo(5);
    assertThat(from(Histograms.of(0, 1, 1, 999))).isEqualTo(1);
    assertThat(from(Histograms.of(0, 999, 1, 1))).isEqualTo(1);
    assertThat(from(Histograms.of(1, 5, 2, 5, 3.5, 10))).isEqualTo(3.5);
    assertThat(from(Histograms.of(3, 7))).isEqualTo(3);
  }

  /** 99 is not the only rating that counts. */
  @Test
  void valuesThatMayMeanNotRatedAreLeftOut() {
    assertThat(from(Histograms.of(1, 10, 2, 10, 3, 10, 4, 10, 5, 10, 99, 20))).isEqualTo(4);
    assertThat(from(Histograms.of(-1, 50, 1, 10, 2, 10, 3, 10, 4, 10, 5, 10))).isEqualTo(4);
  }

  private static double from(RatingHistogram ratings) {
    return RelevantFrom.of(ratings, Optional.empty());
  }
}
