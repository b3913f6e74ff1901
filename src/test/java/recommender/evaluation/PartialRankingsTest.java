package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartialRankingsTest {
  private final UserLists first = new UserLists(false, 1);
  private final UserLists second = new UserLists(true, 1);
  private final UserLists third = new UserLists(false, 1);

  @Test
  void usersStandInTheOrderOfPartitions() {
    PartialRankings later = judged(1);
    later.add(10, third);
    PartialRankings earlier = judged(0);
    earlier.add(9, first);
    earlier.add(9, second);
    assertThat(judged().and(later).and(earlier).inOrder()).containsExactly(first, second, third);
  }

  @Test
  void exposuresAreAddedUp() {
    assertThat(judged(0).and(judged(1)).and(judged(1)).exposure().gini(ListSource.NETWORK, 0))
        .isEqualTo(1.0 / 6);
  }

  /** A list of one of two items. */
  private static PartialRankings judged(int... lists) {
    PartialRankings judged = new PartialRankings(new Exposure(1, 2));
    for (int item : lists) {
      judged.exposure().add(ListSource.NETWORK, 0, new int[] {item}, 1);
    }
    return judged;
  }
}
