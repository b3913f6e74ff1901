package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.memory.Turn;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

/** 176,275 items and 353,829,375 parameters: 1.35 GiB, with Adam's state 3.95 GiB. */
class MemoryCheckTest {
  private static final int ITEMS = 176_275;
  private static final long GIB = 1L << 30;
  private static final MemoryLimits LARGE = limits(4, 19, 23);

  @Test
  void wideAndPlainTwoWorkersFit() {
    assertThat(choose(LARGE, "training.optimizer=sgd")).isEqualTo(new Workers(2, 1));
  }

  @Test
  void wideWithAdamTwoWorkersFitWhereThereIsRoom() {
    assertThat(choose(LARGE)).isEqualTo(new Workers(2, 1));
  }

  @Test
  void fewerAreTakenWhereThereIsLess() {
    assertThat(choose(limits(4, 14, 18))).isEqualTo(new Workers(1, 2));
  }

  @Test
  void thoseThatAreSetAreNotChanged() {
    assertThatThrownBy(() -> choose(limits(4, 14, 18), "training.workers=2"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected training to fit into memory, but",
            "driver: off the heap, expected at most 14,336 MiB, was 15,",
            "353,829,375 parameters, 2 workers",
            "2 x optimiser state of a worker",
            "--driver-memory ",
            "Or set training.workers to 1, which fits, or make network.hidden smaller (was [1000, 500, 100, 500, 1000]), or choose a training.optimizer with less state, such as sgd (was adam).");
  }

  @Test
  void whereNotEvenOneFitsNoneIsStarted() {
    assertThatThrownBy(() -> choose(limits(4, 4, 8), "training.optimizer=sgd"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("driver: off the heap, expected at most 4,096 MiB, was ")
        .hasMessageContaining("1 worker\n")
        .hasMessageEndingWith("Or make network.hidden smaller (was [1000, 500, 100, 500, 1000]).");
  }

  @Test
  void thePlanIsThatOfTheWorkersThatAreTaken() {
    assertThat(check(LARGE).planFor(4_096).workers()).isEqualTo(2);
    assertThat(check(limits(4, 14, 18)).planFor(4_096).workers()).isEqualTo(1);
    assertThat(check(limits(1, 1, 1)).planFor(4_096).workers()).isEqualTo(1);
    assertThat(check(limits(4, 14, 18), "training.workers=2").planFor(4_096).workers())
        .isEqualTo(2);
  }

  /** Each of them alone would find room for a worker. */
  @Test
  void aNetworkThatWasTrainedBeforeTakesRoom() {
    MemoryCheck alone = check(limits(4, 14, 18));
    MemoryCheck second =
        new MemoryCheck(alone.network(), alone.data(), alone.machines(), Turn.after(network()));
    assertThat(alone.refusal(4_096)).isEmpty();
    assertThatThrownBy(() -> second.choose(4_096))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected training of ranking.network to fit into memory, but",
            "4,050 MiB  off the heap: parameters and optimiser state of the network that predicts ratings",
            "Or make ranking.network.hidden smaller (was [1000, 500, 100, 500, 1000]), or choose a ranking.training.optimizer with less state");
  }

  @Test
  void everyLimitIsLookedAt() {
    assertThat(exceeded(new Machines(LOCAL, limits(1, 19, 23), limits(1, 19, 23), 1, true)))
        .containsExactly("driver: heap, expected at most 1,024 MiB, was 1,956 MiB");
    assertThat(exceeded(new Machines(LOCAL, limits(4, 19, 8), limits(4, 19, 8), 1, true)))
        .singleElement()
        .asString()
        .startsWith("driver: whole process, expected at most 8,192 MiB, was 13,");
  }

  /** One executor fits into the machine, two and the driver do not. */
  @Test
  void executorsOfOneMachineAreAddedUp() {
    Cluster two = new Cluster(false, 2, 1, 1);
    MemoryLimits limits = limits(16, 16, 40);
    assertThat(exceeded(new Machines(two, limits, limits, 1, false))).isEmpty();
    assertThat(exceeded(new Machines(two, limits, limits, 2, true)))
        .singleElement()
        .asString()
        .startsWith("2 executors and driver on a machine, expected at most 40,960 MiB, was ");
  }

  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);

  private static List<String> exceeded(Machines machines) {
    return machines.exceededBy(
        MemoryPlan.of(network(), new MemoryPlan.Data(150, true), machines.cluster(), 1));
  }

  private static Workers choose(MemoryLimits limits, String... changes) {
    return check(limits, changes).choose(4_096);
  }

  private static MemoryCheck check(MemoryLimits limits, String... changes) {
    Machines machines = Machines.single(LOCAL, limits);
    return new MemoryCheck(network(changes), new MemoryPlan.Data(150, true), machines);
  }

  private static Autoencoder network(String... changes) {
    List<String> all = new ArrayList<>(List.of(changes));
    all.add("network.hidden=[1000, 500, 100, 500, 1000]");
    all.add("training.batch-size=256");
    Settings settings = TestSettings.plain(all.toArray(String[]::new));
    return new Autoencoder(settings.network(), settings.training(), ITEMS, 100);
  }

  private static MemoryLimits limits(long heap, long offHeap, long process) {
    return new MemoryLimits(heap * GIB, offHeap * GIB, process * GIB, process * GIB);
  }
}
