package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

/**
 * A million items and 100 units: 201,000,100 parameters, 767 MiB, with Adam's state 2,301 MiB; a
 * small one beside it. A million ratings are 8 MB.
 */
class CandidateMemoryTest {
  private static final long GIB = 1L << 30;
  private static final Cluster LOCAL = new Cluster(true, 1, 4, 1);
  private static final Cluster TWO_EXECUTORS = new Cluster(false, 2, 2, 1);

  @Test
  void oneForEachSlotWhereThereIsRoom() {
    assertThat(memory(LOCAL, limits(2, 10, 14), 9).atOnce()).isEqualTo(4);
    assertThat(memory(TWO_EXECUTORS, limits(2, 10, 14), 9).atOnce()).isEqualTo(4);
    assertThat(memory(TWO_EXECUTORS, limits(2, 10, 14), 2).atOnce()).isEqualTo(2);
    assertThat(memory(LOCAL, limits(2, 10, 14), 3).atOnce()).isEqualTo(3);
  }

  @Test
  void asManyAsFitIntoAnExecutorWhereThereIsLess() {
    assertThat(memory(LOCAL, limits(2, 5, 14), 9).atOnce()).isEqualTo(2);
    assertThat(memory(TWO_EXECUTORS, limits(2, 3, 14), 9).atOnce()).isEqualTo(1);
  }

  @Test
  void theLargestHasToFitAlone() {
    assertThatThrownBy(() -> memory(LOCAL, limits(2, 2, 14), 9).atOnce())
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected every candidate of the search to fit into memory, but",
            "driver: off the heap, expected at most 2,048 MiB, was 2,30",
            "201,000,100 parameters",
            "Or make the largest network.hidden in search.space smaller.");
  }

  /** 3 items and 2 units: 8 + 9 parameters. 5 ratings: 40 bytes. */
  @Test
  void everyPart() {
    Autoencoder small = network(3, "network.hidden=[2]", "training.batch-size=8");
    Machines machines = Machines.single(LOCAL, limits(2, 2, 4));
    MemoryPlan plan =
        new CandidateMemory(List.of(small), new MemoryPlan.Data(5, true), 5, machines).plan(3);
    assertThat(
            plan.driver().parts().stream()
                .map(part -> part.copies() + " x " + part.each() + " " + part.what()))
        .startsWith(
            "1 x 536870912 Spark and the ratings",
            "2 x 40 ratings of the search, and serialised",
            "3 x 40 centred ratings of a candidate",
            "3 x 68 parameters of a worker",
            "3 x 136 optimiser state of a worker");
  }

  private static CandidateMemory memory(Cluster cluster, MemoryLimits limits, int candidates) {
    List<Autoencoder> networks =
        new ArrayList<>(
            Collections.nCopies(candidates - 1, network(1_000_000, "network.hidden=[1]")));
    networks.add(network(1_000_000, "network.hidden=[100]"));
    Machines machines =
        cluster.local()
            ? Machines.single(cluster, limits)
            : new Machines(cluster, limits, limits, 1, false);
    return new CandidateMemory(networks, new MemoryPlan.Data(150, true), 1_000_000, machines);
  }

  private static Autoencoder network(int items, String... changes) {
    Settings settings = TestSettings.plain(changes);
    return new Autoencoder(settings.network(), settings.training(), items, 100);
  }

  private static MemoryLimits limits(long heap, long offHeap, long process) {
    return new MemoryLimits(heap * GIB, offHeap * GIB, process * GIB, process * GIB);
  }
}
