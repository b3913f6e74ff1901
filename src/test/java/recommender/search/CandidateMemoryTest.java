package recommender.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;
import recommender.training.ValidationMetric;

/**
 * A million items and 100 units: 201,000,100 parameters, 767 MiB, with Adam's state 2,301 MiB; a
 * small one beside it. A million ratings are 8 MB.
 */
class CandidateMemoryTest {
  private static final ValidationMetric RMSE = ValidationMetric.RMSE;
  private static final long GIB = 1L << 30;
  private static final Cluster LOCAL = new Cluster(true, 1, 4, 1);
  private static final Cluster TWO_EXECUTORS = new Cluster(false, 2, 2, 1);

  @Test
  void oneCandidateForEachSlotWhereThereIsRoom() {
    assertThat(atOnce(LOCAL, 10, 9)).isEqualTo(4);
    assertThat(atOnce(TWO_EXECUTORS, 10, 9)).isEqualTo(4);
    assertThat(atOnce(TWO_EXECUTORS, 10, 2)).isEqualTo(2);
    assertThat(atOnce(LOCAL, 10, 3)).isEqualTo(3);
  }

  @Test
  void asManyCandidatesAsFitIntoAnExecutorWhereThereIsLess() {
    assertThat(atOnce(LOCAL, 5, 9)).isEqualTo(2);
    assertThat(atOnce(TWO_EXECUTORS, 3, 9)).isEqualTo(1);
  }

  @Test
  void theLargestCandidateHasToFitAlone() {
    assertThatThrownBy(() -> atOnce(LOCAL, 2, 9))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected every candidate of the search to fit into memory, but",
            "driver: off the heap, expected at most 2,048 MiB, was 2,30",
            "201,000,100 parameters",
            "Or make the largest network.hidden in search.space smaller.");
  }

  /** 3 items and 2 units: 8 + 9 parameters of 4 bytes. 5 ratings: 40 bytes. */
  @Test
  void ratingsLieOnceAndEachCandidateCentresThem() {
    MemoryPlan plan = small(RMSE).plan(LOCAL, 3);
    assertThat(plan.driver()).isSameAs(plan.executor());
    assertThat(plan.driver().parts())
        .extracting(Part::copies, Part::each)
        .contains(tuple(2L, 40L), tuple(3L, 40L), tuple(3L, 68L), tuple(3L, 136L));
  }

  @Test
  void theDriverOfAClusterTrainsNothing() {
    MemoryPlan plan = small(RMSE).plan(TWO_EXECUTORS, 1);
    assertThat(plan.driver().heap()).isEqualTo((512 << 20) + 2 * 40);
    assertThat(plan.driver().offHeap()).isZero();
    assertThat(plan.executor().offHeap()).isGreaterThanOrEqualTo(68 + 136);
  }

  /** 128 users at once, 3 items: 1,536 bytes, and twice as many while they are worked out. */
  @Test
  void listsNeedTheScoresOfAllItems() {
    MemoryPlan ratings = small(RMSE).plan(LOCAL, 3);
    MemoryPlan lists = small(ValidationMetric.NDCG).plan(LOCAL, 3);
    assertThat(lists.executor().heap()).isEqualTo(ratings.executor().heap() + 3 * 1_536);
    assertThat(lists.executor().offHeap()).isEqualTo(ratings.executor().offHeap() + 3 * 3_072);
  }

  private static CandidateMemory small(ValidationMetric metric) {
    Autoencoder network = network(3, "network.hidden=[2]", "training.batch-size=8");
    return new CandidateMemory(List.of(network), new TrainSize(1, 3, 5, true), 5, metric);
  }

  private static int atOnce(Cluster cluster, long offHeap, int candidates) {
    List<Autoencoder> networks =
        new ArrayList<>(
            Collections.nCopies(candidates - 1, network(1_000_000, "network.hidden=[1]")));
    networks.add(network(1_000_000, "network.hidden=[100]"));
    TrainSize train = new TrainSize(6_000, 1_000_000, 6_000 * 150, true);
    return new CandidateMemory(networks, train, 1_000_000, RMSE).atOnce(machines(cluster, offHeap));
  }

  private static Machines machines(Cluster cluster, long offHeap) {
    MemoryLimits limits = new MemoryLimits(2 * GIB, offHeap * GIB, 14 * GIB, 14 * GIB);
    return cluster.local()
        ? Machines.single(cluster, limits)
        : new Machines(cluster, limits, limits, 1, false);
  }

  private static Autoencoder network(int items, String... changes) {
    Settings settings = TestSettings.plain(changes);
    return new Autoencoder(settings.network(), settings.training(), items, 100);
  }
}
