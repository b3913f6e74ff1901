package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartialRankingsTest {
  private final UserLists first = new UserLists(3, 1);
  private final UserLists second = new UserLists(0, 1);
  private final UserLists third = new UserLists(3, 1);

  @Test
  void usersAreInTheOrderOfPartitions() {
    PartialRankings later = partial(1);
    later.add(10, third);
    PartialRankings earlier = partial(0);
    earlier.add(9, first);
    earlier.add(9, second);
    assertThat(partial().and(later).and(earlier).inOrder()).containsExactly(first, second, third);
  }

  @Test
  void exposuresAreAddedUp() {
    assertThat(
            partial(0).and(partial(1)).and(partial(1)).exposure().of(ListSource.NETWORK, 0).gini())
        .isEqualTo(1.0 / 6);
  }

  /** A list of one of two items. */
  private static PartialRankings partial(int... lists) {
    PartialRankings partial = new PartialRankings(new Exposure(1, 2));
    for (int item : lists) {
      partial.exposure().add(ListSource.NETWORK, 0, new int[] {item}, 1);
    }
    return partial;
  }
}
