package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RungTest {
  @Test
  void aThirdGoesOnForThreeTimesAsLong() {
    assertThat(Rung.of(SomeSearch.of(27, 3, 2), 60))
        .containsExactly(
            new Rung(1, 27, 2), new Rung(2, 9, 6), new Rung(3, 3, 18), new Rung(4, 1, 60));
  }

  @Test
  void numbersThatDoNotDivideAreRoundedDownToAtLeastOne() {
    assertThat(Rung.of(SomeSearch.of(20, 3, 1), 50))
        .containsExactly(
            new Rung(1, 20, 1), new Rung(2, 6, 3), new Rung(3, 2, 9), new Rung(4, 1, 50));
  }

  @Test
  void noRungIsLongerThanATraining() {
    assertThat(Rung.of(SomeSearch.of(27, 3, 2), 10))
        .containsExactly(new Rung(1, 27, 2), new Rung(2, 9, 6), new Rung(3, 3, 10));
    assertThat(Rung.of(SomeSearch.of(27, 3, 20), 10)).containsExactly(new Rung(1, 27, 10));
  }
}
