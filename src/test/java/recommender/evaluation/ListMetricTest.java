package recommender.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ListMetricTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** 1 / log₂ 3, 1 / log₂ 4 and 1 / log₂ 5: what hits in second, third and fourth place gain. */
  private static final double SECOND = 0.6309297535714575;

  private static final double THIRD = 0.5;
  private static final double FOURTH = 0.43067655807339306;

  /** Hits in second and fourth place. */
  private static final int[] LIST = {7, 3, 9, 1, 5};

  private static final int[] RELEVANT = {1, 3, 8};

  @Test
  void metricsOfAListLongerThanTheRelevantItems() {
    assertThat(values(LIST, RELEVANT, 5))
        .containsExactly(
            new double[] {
              (SECOND + FOURTH) / (1 + SECOND + THIRD), 2.0 / 3, 2.0 / 5, (1.0 / 2 + 2.0 / 4) / 3, 1
            },
            EXACT);
  }

  @Test
  void metricsOfAListAsLongAsTheRelevantItems() {
    assertThat(values(LIST, RELEVANT, 3))
        .containsExactly(
            new double[] {SECOND / (1 + SECOND + THIRD), 1.0 / 3, 1.0 / 3, (1.0 / 2) / 3, 1},
            EXACT);
  }

  /** Two places cannot have three hits, and are not asked to. */
  @Test
  void metricsOfAListShorterThanTheRelevantItems() {
    assertThat(values(LIST, RELEVANT, 2))
        .containsExactly(
            new double[] {SECOND / (1 + SECOND), 1.0 / 2, 1.0 / 2, (1.0 / 2) / 2, 1}, EXACT);
  }

  @Test
  void itemsBehindTheLengthAreNoHits() {
    assertThat(values(LIST, RELEVANT, 1)).containsOnly(0);
    assertThat(values(new int[] {7, 9, 5}, RELEVANT, 3)).containsOnly(0);
  }

  @Test
  void hitsInAllPlacesHaveMetricsOfOne() {
    assertThat(values(new int[] {8, 1, 3}, RELEVANT, 3)).containsOnly(1);
    assertThat(values(new int[] {5, 1, 3}, new int[] {0, 1, 2, 3, 4, 5}, 3)).containsOnly(1);
  }

  /** Only the share of places that are hits, 3 of 5, is below 1 behind them. */
  @Test
  void missesBehindAllHitsLowerPrecisionOnly() {
    assertThat(values(new int[] {8, 1, 3, 4, 5}, RELEVANT, 5))
        .containsExactly(new double[] {1, 1, 3.0 / 5, 1, 1}, EXACT);
  }

  @Test
  void unfilledPlacesAreMisses() {
    assertThat(values(new int[] {7, 3}, new int[] {3, 4}, 10))
        .containsExactly(
            new double[] {SECOND / (1 + SECOND), 1.0 / 2, 1.0 / 10, (1.0 / 2) / 2, 1}, EXACT);
    assertThat(values(new int[0], RELEVANT, 10)).containsOnly(0);
  }

  /** First, last and nowhere. */
  @Test
  void metricsOfASingleRelevantItem() {
    int[] one = {4};
    assertThat(values(new int[] {4, 0, 1, 2}, one, 4))
        .containsExactly(new double[] {1, 1, 1.0 / 4, 1, 1}, EXACT);
    assertThat(values(new int[] {0, 1, 2, 4}, one, 4))
        .containsExactly(new double[] {FOURTH, 1, 1.0 / 4, 1.0 / 4, 1}, EXACT);
    assertThat(values(new int[] {0, 1, 2, 3}, one, 4)).containsOnly(0);
  }

  /** In the order of {@link ListMetric}: NDCG, recall, precision, MAP, hit rate. */
  private static double[] values(int[] list, int[] relevant, int k) {
    return Stream.of(ListMetric.values())
        .mapToDouble(metric -> metric.of(list, relevant, k))
        .toArray();
  }
}
