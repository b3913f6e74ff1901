package recommender.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleRatingTest {
  @Test
  void aRatingIsALineInTheOrderOfTheHeader() {
    assertThat(new SampleRating(3, 14, 9, 1_600_000_000L).csv()).isEqualTo("3,14,4.5,1600000000");
    assertThat(new SampleRating(3, 14, 2, 1_600_000_000L).csv()).isEqualTo("3,14,1.0,1600000000");
  }
}
