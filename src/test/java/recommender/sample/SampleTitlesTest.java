package recommender.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleTitlesTest {

  @Test
  void theGenreIsThatOfTheStrongestTrait() {
    Item item = new Item(0, new double[] {-2, 0.5, 0.25, 0.75}, 1, 0);

    assertThat(SampleTitles.of(1, item)).isEqualTo("Amber Afternoon (western)");
    assertThat(SampleTitles.of(2_400, item)).isEqualTo("Winter Station (western)");
  }

  @Test
  void everyItemOfTheSampleHasATitleOfItsOwn() {
    assertThat(Sample.titles(SampleRatings.SEED)).hasSize(2_400).doesNotHaveDuplicates();
  }
}
