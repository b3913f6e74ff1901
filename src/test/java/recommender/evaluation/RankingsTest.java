package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<Integer> LENGTHS = List.of(1, 2);

  /** 1 / log₂ 3: what a hit in second place gains. */
  private static final double SECOND = 0.6309297535714575;

  /** Rated by all 8 users, by 4 and by 2: 0, 1 and 2 bits. */
  private static final ItemPopularity POPULARITY = new ItemPopularity(new long[] {8, 4, 2}, 8);

  private final List<UserLists> users = new ArrayList<>();
  private final Exposure exposure = new Exposure(LENGTHS.size(), 3);
  private final Rankings rankings = new Rankings(users, exposure, LENGTHS, POPULARITY);

  /** With one place a miss, a hit, a miss and a hit; with two nobody has no hit. */
  @Test
  void meansAreOverUsers() {
    addFour();
    assertThat(rankings.isEmpty()).isFalse();
    assertThat(rankings.mean(ListSource.NETWORK, ListMetric.NDCG, 1)).isEqualTo(2.0 / 4);
    assertThat(rankings.mean(ListSource.NETWORK, ListMetric.NDCG, 2))
        .isCloseTo((SECOND + 1 + SECOND / (1 + SECOND) + 1) / 4, EXACT);
    assertThat(rankings.mean(ListSource.NETWORK, ListMetric.RECALL, 2))
        .isCloseTo((1 + 1 + 0.5 + 1) / 4, EXACT);
    assertThat(rankings.mean(ListSource.NETWORK, ListMetric.MAP, 2))
        .isCloseTo((0.5 + 1 + 0.25 + 1) / 4, EXACT);
    assertThat(rankings.mean(ListSource.POPULARITY, ListMetric.NDCG, 1)).isEqualTo(3.0 / 4);
    assertThat(rankings.mean(ListSource.POPULARITY, ListMetric.NDCG, 2))
        .isCloseTo((1 + SECOND + 1 / (1 + SECOND) + 1) / 4, EXACT);
  }

  @Test
  void unseenUsersAreCounted() {
    addFour();
    assertThat(rankings.unseenUsers()).isEqualTo(1);
  }

  @Test
  void theSummaryNamesEveryMetricInOrder() {
    addFour();
    assertThat(rankings.summary(ListSource.NETWORK).keySet())
        .containsExactly(
            "ndcg_at_1",
            "recall_at_1",
            "precision_at_1",
            "map_at_1",
            "hit_rate_at_1",
            "coverage_at_1",
            "gini_at_1",
            "novelty_at_1",
            "identical_lists_at_1",
            "ndcg_at_2",
            "recall_at_2",
            "precision_at_2",
            "map_at_2",
            "hit_rate_at_2",
            "coverage_at_2",
            "gini_at_2",
            "novelty_at_2",
            "identical_lists_at_2");
  }

  /**
   * With one place items 1 and 0 are recommended 3 times and once: factors −2, 0 and 2 of 0, 1 and
   * 3. With two they are, and item 2, 3, 4 and 1 times.
   */
  @Test
  void theSummaryHasTheValuesWorkedOutByHand() {
    addFour();
    Map<String, Double> summary = rankings.summary(ListSource.NETWORK);
    assertThat(summary.get("ndcg_at_1")).isEqualTo(2.0 / 4);
    assertThat(summary.get("precision_at_2")).isCloseTo(4 * 0.5 / 4, EXACT);
    assertThat(summary.get("hit_rate_at_2")).isEqualTo(1);
    assertThat(summary.get("coverage_at_1")).isCloseTo(2.0 / 3, EXACT);
    assertThat(summary.get("coverage_at_2")).isEqualTo(1);
    assertThat(summary.get("gini_at_1")).isCloseTo(2 * 3 / (3 * 4.0), EXACT);
    assertThat(summary.get("gini_at_2")).isCloseTo((-2 * 1 + 2 * 4) / (3 * 8.0), EXACT);
    assertThat(summary.get("novelty_at_1")).isCloseTo(3.0 / 4, EXACT);
    assertThat(summary.get("novelty_at_2")).isCloseTo((3 * 0 + 4 * 1 + 1 * 2) / 8.0, EXACT);
  }

  /** Three begin with item 1, two of whom go on with item 0; the fourth turns these two around. */
  @Test
  void identicalListsAreThoseOfSeveralUsers() {
    addFour();
    assertThat(rankings.summary(ListSource.NETWORK))
        .containsEntry("identical_lists_at_1", 3.0 / 4)
        .containsEntry("identical_lists_at_2", 2.0 / 4);
    assertThat(rankings.summary(ListSource.POPULARITY))
        .containsEntry("identical_lists_at_1", 1.0)
        .containsEntry("identical_lists_at_2", 1.0);
  }

  @Test
  void aListOfASingleUserIsNotIdentical() {
    add(3, new int[] {0}, new int[] {0, 1}, new int[] {0, 1});
    assertThat(rankings.summary(ListSource.NETWORK)).containsEntry("identical_lists_at_2", 0.0);
  }

  /** Of two users, with 1 and 1 / log₂ 3, each is drawn twice with probability 1/4. */
  @Test
  void theIntervalIsOfNdcgOverUsers() {
    add(3, new int[] {0}, new int[] {0, 1}, new int[] {0, 1});
    add(3, new int[] {1}, new int[] {0, 1}, new int[] {0, 1});
    Interval interval = rankings.interval(ListSource.NETWORK, 2, 1000, 1).orElseThrow();
    assertThat(interval.low()).isCloseTo(SECOND, EXACT);
    assertThat(interval.high()).isCloseTo(1, EXACT);
    assertThat(rankings.interval(ListSource.NETWORK, 1, 1000, 1)).contains(new Interval(0, 1));
    assertThat(rankings.interval(ListSource.NETWORK, 2, 0, 1)).isEmpty();
  }

  /** 1 / log₂ 3 − 1 of the first, 0 of the second: whatever is drawn, it is the same for both. */
  @Test
  void theDifferenceFromPopularityIsPairedByUser() {
    add(3, new int[] {0}, new int[] {1, 0}, new int[] {0, 1});
    add(3, new int[] {1}, new int[] {0, 1}, new int[] {0, 1});
    Paired paired = rankings.againstPopularity(2, 1000, 1);
    assertThat(paired.difference()).isCloseTo((SECOND - 1) / 2, EXACT);
    Interval interval = paired.interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(SECOND - 1, EXACT);
    assertThat(interval.high()).isZero();
    assertThat(rankings.againstPopularity(2, 0, 1).interval()).isEmpty();
  }

  @Test
  void equalListsOfBothSourcesAreNoDifference() {
    add(3, new int[] {0}, new int[] {0, 1}, new int[] {0, 1});
    add(3, new int[] {2}, new int[] {0, 1}, new int[] {0, 1});
    assertThat(rankings.againstPopularity(2, 100, 1).interval()).contains(new Interval(0, 0));
  }

  @Test
  void noListsHaveAnEmptySummary() {
    assertThat(Rankings.none().isEmpty()).isTrue();
    assertThat(Rankings.none().unseenUsers()).isZero();
    assertThat(Rankings.none().summary(ListSource.NETWORK)).isEmpty();
  }

  /** Popularity says 0, 1 to all of them. */
  private void addFour() {
    int[] popular = {0, 1};
    add(3, new int[] {0}, new int[] {1, 0}, popular);
    add(3, new int[] {1}, new int[] {1, 2}, popular);
    add(0, new int[] {0, 2}, new int[] {1, 0}, popular);
    add(3, new int[] {0}, new int[] {0, 1}, popular);
  }

  /** A list that hits at once, and at once or in second place. */
  @Test
  void listsAreComparedWithThoseOfAnotherRun() {
    add(3, new int[] {0}, new int[] {0, 1}, new int[] {0, 1});
    add(3, new int[] {0}, new int[] {0, 1}, new int[] {0, 1});
    RankingsTest other = new RankingsTest();
    other.add(3, new int[] {0}, new int[] {0, 1}, new int[] {0, 1});
    other.add(3, new int[] {0}, new int[] {1, 0}, new int[] {0, 1});
    Paired paired = rankings.against(other.rankings, 2, 500, 1);
    assertThat(paired.difference()).isCloseTo((1 - SECOND) / 2, EXACT);
    assertThat(paired.interval().orElseThrow().low()).isZero();
    assertThat(rankings.against(rankings, 2, 500, 1))
        .isEqualTo(new Paired(0, Optional.of(new Interval(0, 0))));
  }

  /** One with no rating, two with three. */
  @Test
  void listsAreSlicedByTheKnownRatings() {
    add(3, new int[] {0}, new int[] {0, 1}, new int[] {1, 0});
    add(0, new int[] {0, 2}, new int[] {1, 0}, new int[] {1, 2});
    add(3, new int[] {2}, new int[] {1, 0}, new int[] {2, 1});
    assertThat(rankings.slices(1))
        .containsExactly(
            new ListSlice(new Slice(0, 0), 1, 0, 0, 0),
            new ListSlice(new Slice(1, 4), 2, 0.5, 0.5, 0.5));
  }

  private void add(int known, int[] relevant, int[] network, int[] popularity) {
    UserLists user = new UserLists(known, LENGTHS.size());
    user.evaluate(ListSource.NETWORK, network, relevant, LENGTHS);
    user.evaluate(ListSource.POPULARITY, popularity, relevant, LENGTHS);
    users.add(user);
    for (int length = 0; length < LENGTHS.size(); length++) {
      exposure.add(ListSource.NETWORK, length, network, LENGTHS.get(length));
      exposure.add(ListSource.POPULARITY, length, popularity, LENGTHS.get(length));
    }
  }
}
