package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PopularItemsTest {
  private static final PopularItems ITEMS = new PopularItems(new long[] {9, 7, 7, 2});

  @Test
  void aListBeginsWithTheFirstColumnsThatAreNotExcluded() {
    ItemList list = ITEMS.list(new int[] {0, 2}, 5);
    assertThat(list.columns()).containsExactly(1, 3);
    assertThat(list.scores()).containsExactly(7, 2);
    assertThat(list.source()).isEqualTo(ScoreSource.POPULARITY);
    assertThat(ITEMS.list(new int[0], 2).columns()).containsExactly(0, 1);
  }

  @Test
  void itemsAreScoredByTheirRatings() {
    assertThat(ITEMS.of(new int[] {3, 0}).scores()).containsExactly(2, 9);
  }
}
