package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static recommender.memory.MemoryDemand.Place.HEAP;
import static recommender.memory.MemoryDemand.Place.OFF_HEAP;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

class NetworkMemoryTest {
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);
  private static final long SPARK = 512 << 20;
  private static final long GIB = 1L << 30;
  private static final String WIDE = "network.hidden=[1000, 500, 100, 500, 1000]";

  /**
   * 3 items, [2, 4, 2] with Adam: 8 + 12 + 10 + 9 = 39 parameters, 156 bytes, state 312; the middle
   * layers have 22, 88 bytes. Of a batch of 8 users each worker has 4; their 5 ratings have at most
   * 4 · 5 · 36 = 720 bytes packed; activations have 4 · 4 · 4 · 8 = 512, together 1232. On the
   * heap: 2 · 720 + 2 · 4 · 4 · 4 + 2 · 4 · 3 = 1592. Scores of 128 users have 4 · 128 · 3 = 1536,
   * and twice that off the heap. Parameters lie there averaged, of the best epoch, of a worker, and
   * published; to be evaluated they are on the heap.
   */
  @Test
  void oneJvmHoldsEveryNetworkOnce() {
    MemoryPlan plan = plan(LOCAL, 2, 3, "network.hidden=[2, 4, 2]", "training.batch-size=8");
    assertThat(plan.parameters()).isEqualTo(39);
    assertThat(plan.stateBytes()).isEqualTo(468);
    assertThat(plan.driver()).isSameAs(plan.executor());
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(OFF_HEAP, 1L, 156L),
            tuple(OFF_HEAP, 1L, 312L),
            tuple(OFF_HEAP, 1L, 156L),
            tuple(OFF_HEAP, 2L, 156L),
            tuple(OFF_HEAP, 2L, 312L),
            tuple(OFF_HEAP, 2L, 88L),
            tuple(OFF_HEAP, 2L, 1232L),
            tuple(HEAP, 2L, 1592L),
            tuple(HEAP, 2L, 1536L),
            tuple(OFF_HEAP, 2L, 3072L),
            tuple(HEAP, 1L, 156L),
            tuple(OFF_HEAP, 1L, 156L));
    assertThat(plan.driver().heap()).isEqualTo(SPARK + 3184 + 2 * 1536 + 156);
    assertThat(plan.driver().offHeap()).isEqualTo(624 + 2 * (468 + 88 + 1232) + 2 * 3072 + 156);
  }

  /**
   * 3 items, [2, 4, 2]: 6 + 2 and 8 + 4, then 2 and 3 offsets are 25 parameters, 100 bytes; the
   * middle layers have 12 and 2 of them, 56 bytes. Published are 39. The batch has 8 · 5 · 36 =
   * 1440 bytes packed and is sorted twice: 4 · 1440 + 2 · 4 · 8 · 4 + 2 · 4 · 3 = 6040.
   */
  @Test
  void tiedWeightsLieOnceUntilTheyArePublished() {
    MemoryPlan plan =
        plan(LOCAL, 1, 3, "network.hidden=[2, 4, 2]", "training.batch-size=8", "network.tied=true");
    assertThat(plan.parameters()).isEqualTo(25);
    assertThat(plan.stateBytes()).isEqualTo(300);
    assertThat(bytes(plan.driver(), "parameters of a worker")).isEqualTo(100);
    assertThat(bytes(plan.driver(), "gradient")).isEqualTo(56);
    assertThat(bytes(plan.driver(), "sparse layers")).isEqualTo(6040);
    assertThat(bytes(plan.driver(), "published")).isEqualTo(156);
  }

  /**
   * 3 items, [2]: packed 8 · 5 · 36 = 1440, activations 4 · 4 · 8 · 2 = 256; of the items that a
   * softmax runs over, weights and logits: 4 · (2 + 8) = 40 bytes each, 120 for all three and 800
   * for 20 drawn, however many there are.
   */
  @ParameterizedTest
  @CsvSource({"3, 0, 1816", "3, 20, 1816", "1000, 20, 2496"})
  void aSoftmaxHasTheItemsThatItRunsOver(int items, String negatives, long bytes) {
    MemoryPlan plan =
        memory(
                items,
                true,
                TestSettings.with(
                    "network.objective=ranking",
                    "network.hidden=[2]",
                    "training.batch-size=8",
                    "training.negatives=" + negatives))
            .plan(LOCAL, 1);
    assertThat(bytes(plan.driver(), "activations")).isEqualTo(bytes);
  }

  /** 17 parameters; with SGD, one hidden layer and no validation nine parts are left. */
  @Test
  void withoutStateMiddleLayersAndValidationThereIsLess() {
    Settings settings = TestSettings.plain("network.hidden=[2]", "training.optimizer=sgd");
    MemoryPlan plan = memory(3, false, settings).plan(LOCAL, 1);
    assertThat(plan.stateBytes()).isEqualTo(68);
    assertThat(plan.driver().parts())
        .extracting(Part::what)
        .noneMatch(
            what -> what.contains("state") || what.contains("best") || what.contains("middle"));
    assertThat(plan.driver().parts()).hasSize(9);
  }

  /** 17 parameters; two executors of two cores, three workers: two of them on one executor. */
  @Test
  void betweenJvmsStatesTravel() {
    MemoryPlan plan =
        plan(new Cluster(false, 2, 2, 1), 3, 3, "network.hidden=[2]", "training.batch-size=8");
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(OFF_HEAP, 1L, 68L),
            tuple(OFF_HEAP, 1L, 136L),
            tuple(OFF_HEAP, 1L, 68L),
            tuple(HEAP, 1L, 68L),
            tuple(OFF_HEAP, 1L, 68L),
            tuple(HEAP, 1L, 204L),
            tuple(HEAP, 2L, 204L),
            tuple(HEAP, 2L, 204L));
    assertParts(plan.executor())
        .contains(
            tuple(HEAP, 1L, SPARK),
            tuple(HEAP, 1L, 204L),
            tuple(HEAP, 2L, 204L),
            tuple(OFF_HEAP, 2L, 68L),
            tuple(OFF_HEAP, 2L, 136L));
    assertThat(plan.flags()).contains("--conf spark.driver.maxResultSize=65m");
  }

  /**
   * 5 items are fed in, with columns of 3 users; codes of 2 units have 5 · 2 · 4 bytes for each
   * task, and once as they are worked out. With a part and a mean each, 5 · 8, and with weights,
   * offset and fingerprint of the users, 3 · (8 + 4 + 8), they lie twice on the heap. Scores of 128
   * users for 5 items have 2560 bytes, here and there.
   */
  @Test
  void codesAndScoresOfItemVectorsAreOfAllItems() {
    NetworkMemory memory = items(true);
    assertParts(memory.plan(LOCAL, 1).driver())
        .contains(
            tuple(HEAP, 2L, 140L),
            tuple(OFF_HEAP, 2L, 40L),
            tuple(OFF_HEAP, 1L, 40L),
            tuple(HEAP, 2L, 2560L),
            tuple(OFF_HEAP, 2L, 2560L));
    MemoryPlan cluster = memory.plan(new Cluster(false, 2, 2, 1), 1);
    assertParts(cluster.driver()).contains(tuple(HEAP, 2L, 140L));
    assertParts(cluster.executor()).contains(tuple(HEAP, 2L, 140L), tuple(OFF_HEAP, 2L, 40L));
  }

  /**
   * Without a refit users come with validation ratings that the codes do not have: 100 ratings of 8
   * bytes, twice, and of 4 bytes by user, with 4 numbers more for 3 users; of 128 users 12 bytes
   * for each of 5 items, and 3 sums of 2 units for each of those.
   */
  @Test
  void itemVectorsOfARunWithoutARefitHaveTheTrainRatingsBesideThem() {
    String[] alone = {"training.refit=false", "network.centring=none"};
    MemoryPlan plan = items(true, alone).plan(LOCAL, 1);
    assertThat(bytes(plan.driver(), "train ratings of all items")).isEqualTo(2 * 800);
    assertThat(bytes(plan.driver(), "items of users with more ratings")).isEqualTo(2 * 7680);
    assertThat(bytes(plan.driver(), "sums of the first layer")).isEqualTo(120);
    assertThat(bytes(plan.driver(), "items of each user")).isEqualTo(416);
    MemoryPlan cluster = items(true, alone).plan(new Cluster(false, 2, 2, 1), 1);
    assertThat(bytes(cluster.driver(), "train ratings of all items")).isEqualTo(2 * 800);
    assertThat(bytes(cluster.executor(), "train ratings of all items")).isEqualTo(2 * 800);
    MemoryPlan refit = items(true, "network.centring=none").plan(LOCAL, 1);
    assertThat(plan.driver().heap() - refit.driver().heap())
        .isEqualTo(2 * 800 + 2 * 7680 + 120 + 416);
    assertThat(items(false, alone).plan(LOCAL, 1).driver().heap())
        .isEqualTo(items(false, "network.centring=none").plan(LOCAL, 1).driver().heap());
  }

  /** With a refit or without one, whose outputs are averaged with ridge regression. */
  @Test
  void itemVectorsWhoseOutputsAreAveragedHaveThemToo() {
    MemoryPlan plan = items(true, "network.centring=offsets").plan(LOCAL, 1);
    assertThat(bytes(plan.driver(), "train ratings of all items")).isEqualTo(2 * 800);
    assertThat(bytes(plan.driver(), "sums of the first layer")).isEqualTo(120);
    assertThat(bytes(plan.driver(), "items of each user")).isEqualTo(416);
    assertThat(items(false, "network.centring=offsets").plan(LOCAL, 1).driver().heap())
        .isEqualTo(plan.driver().heap());
  }

  /**
   * 3 users of two inputs, 2 units: 12 + 2 + 6 + 3 parameters of four bytes, Adam's state twice as
   * much. In this JVM there are no workers yet when the run is read; on a cluster there are none,
   * and where nothing is validated no parameters of a best epoch either.
   */
  @Test
  void aWarmStartHasTheRunThatItBeginsWithInTheDriverOfACluster() {
    Cluster cluster = new Cluster(false, 2, 2, 1);
    String warm = "training.warm.start=x";
    String state = "optimiser state of the run that is begun with";
    String parameters = "parameters of the run that is begun with";
    assertThat(bytes(items(true, warm).plan(cluster, 1).driver(), state)).isEqualTo(2 * 92);
    assertThat(bytes(items(false, warm).plan(cluster, 1).driver(), parameters)).isEqualTo(92);
    assertThat(items(true, warm).plan(LOCAL, 1)).isEqualTo(items(true).plan(LOCAL, 1));
    assertThat(items(true, warm).plan(cluster, 1).executor())
        .isEqualTo(items(true).plan(cluster, 1).executor());
  }

  /** 5 items with columns of 3 users. */
  private static NetworkMemory items(boolean validated, String... changes) {
    String[] all =
        Stream.concat(Stream.of("network.hidden=[2]", "network.vectors=item"), Stream.of(changes))
            .toArray(String[]::new);
    Settings settings = TestSettings.with(all);
    return new NetworkMemory(
        new Autoencoder(settings.network(), settings.training(), 3, 100),
        new TrainSize(5, 3, 100, validated),
        MemoryContext.FIRST);
  }

  /** Four slots make lists of 128 users and 3 items, though one worker trains. */
  @Test
  void everySlotMakesListsHoweverFewWorkersThereAre() {
    MemoryPlan plan = plan(new Cluster(true, 1, 4, 1), 1, 3, "network.hidden=[2]");
    assertParts(plan.driver()).contains(tuple(HEAP, 4L, 1536L), tuple(OFF_HEAP, 4L, 3072L));
  }

  /**
   * 176,275 items, 353,829,375 parameters: 1350 MiB, with Adam's state 4049. Averaged and best
   * 5399, a worker 4049 and its batch, scores of 128 users in each of two slots twice 86, the
   * published copy 1350.
   */
  @Test
  void aVeryWideNetwork() {
    MemoryPlan adam = plan(LOCAL, 1, 176_275, WIDE, "training.batch-size=256");
    assertThat(adam.parameters()).isEqualTo(353_829_375);
    assertThat(adam.driver().offHeap() >> 20)
        .isBetween(5399L + 4049 + 344 + 1350 + 10, 5399L + 4049 + 344 + 1350 + 30);
    MemoryPlan sgd =
        plan(LOCAL, 2, 176_275, WIDE, "training.batch-size=256", "training.optimizer=sgd");
    assertThat(sgd.driver().process() >> 30).isLessThan(14);
  }

  @Test
  void aWideNetworkWithoutStateHasTwoWorkers() {
    assertThat(choose(19, "training.optimizer=sgd")).isEqualTo(new Workers(2, 1));
  }

  @Test
  void aWideNetworkWithAdamHasTwoWorkersWhereThereIsRoom() {
    assertThat(choose(19)).isEqualTo(new Workers(2, 1));
  }

  @Test
  void fewerWorkersAreTakenWhereThereIsLess() {
    assertThat(choose(14)).isEqualTo(new Workers(1, 2));
  }

  @Test
  void workersThatAreSetAreNotChanged() {
    assertThatThrownBy(() -> choose(14, "training.workers=2"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected training to fit into memory, but",
            "driver: off the heap, expected at most 14,336 MiB, was 15,",
            "353,829,375 parameters, 2 workers",
            "Or set training.workers to 1, which fits, or make network.hidden smaller (was [1000, 500, 100, 500, 1000]), or choose a training.optimizer with less state, such as sgd (was adam).");
  }

  @Test
  void whereNotEvenOneWorkerFitsNoneIsStarted() {
    assertThatThrownBy(() -> choose(4, "training.optimizer=sgd"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("driver: off the heap, expected at most 4,096 MiB, was ")
        .hasMessageContaining("1 worker\n")
        .hasMessageEndingWith("Or make network.hidden smaller (was [1000, 500, 100, 500, 1000]).");
  }

  /** Each of them alone would find room for a worker. */
  @Test
  void aNetworkThatWasTrainedBeforeTakesRoom() {
    NetworkMemory alone = wide();
    NetworkMemory second =
        new NetworkMemory(
            alone.network(), alone.train(), new MemoryContext("ranking.", alone.held()));
    assertThat(new MemoryCheck(alone, machines(14)).refusal()).isEmpty();
    assertThatThrownBy(() -> Workers.choose(second, machines(14)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected training of ranking.network to fit into memory, but",
            "4,050 MiB  off the heap: parameters and optimiser state of the network that predicts ratings",
            "Or make ranking.network.hidden smaller (was [1000, 500, 100, 500, 1000]), or choose a ranking.training.optimizer with less state");
  }

  private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>>
      assertParts(MemoryDemand demand) {
    return assertThat(demand.parts()).extracting(Part::place, Part::copies, Part::each);
  }

  /** Bytes of the only part that is called so. */
  private static long bytes(MemoryDemand demand, String what) {
    List<Part> parts = demand.parts().stream().filter(part -> part.what().contains(what)).toList();
    assertThat(parts).hasSize(1);
    return parts.get(0).bytes();
  }

  private static Workers choose(long offHeap, String... changes) {
    return Workers.choose(wide(changes), machines(offHeap));
  }

  private static NetworkMemory wide(String... changes) {
    String[] all =
        Stream.concat(Stream.of(changes), Stream.of(WIDE, "training.batch-size=256"))
            .toArray(String[]::new);
    return memory(176_275, true, TestSettings.plain(all));
  }

  private static MemoryPlan plan(Cluster cluster, int workers, int items, String... changes) {
    return memory(items, true, TestSettings.plain(changes)).plan(cluster, workers);
  }

  /** 4,096 users of 5 ratings each. */
  private static NetworkMemory memory(int items, boolean validated, Settings settings) {
    Autoencoder network = new Autoencoder(settings.network(), settings.training(), items, 100);
    TrainSize train = new TrainSize(4_096, items, 4_096 * 5, validated);
    return new NetworkMemory(network, train, MemoryContext.FIRST);
  }

  private static Machines machines(long offHeap) {
    long all = (offHeap + 4) * GIB;
    return Machines.single(LOCAL, new MemoryLimits(4 * GIB, offHeap * GIB, all, all));
  }
}
