package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryLimits;
import recommender.testing.TestSettings;

/** 1,000 users and 20,000 items on two cores. */
class NetworkMemoryTest {
  private static final long GIB = 1L << 30;
  private static final TrainSize TRAIN = new TrainSize(1_000, 20_000, 100_000, true);

  @Test
  void aRunHasOneNetworkOrTwo() {
    assertThat(networks(4)).hasSize(1);
    assertThat(networks(4, "network.objective=ranking")).hasSize(1);
    assertThat(networks(4, "network.objective=both"))
        .extracting(NetworkMemory::isShallow)
        .containsExactly(false, false);
  }

  /** Two inputs for each item, 250 units and an output: of users where vectors are of items. */
  @Test
  void eachHasItsOwnVectors() {
    List<NetworkMemory> networks =
        networks(
            16,
            "network.objective=both",
            "network.vectors=item",
            "ranking.network.hidden=[10]",
            "ranking.training.workers=1");
    assertThat(networks.get(0).plan().parameters()).isEqualTo((3 * 1_000 + 1) * 250 + 1_000);
    assertThat(networks.get(1).plan().parameters()).isEqualTo((3 * 20_000 + 1) * 10 + 20_000);
    assertThat(networks.get(1).plan().lines())
        .anyMatch(line -> line.endsWith("optimiser state of the network that predicts ratings"));
    assertThat(networks.get(0).plan().lines())
        .noneMatch(line -> line.endsWith("optimiser state of the network that predicts ratings"));
  }

  @Test
  void whatFitsIsNotRefused() {
    assertThatCode(() -> NetworkMemory.check(networks(16, "network.objective=both")))
        .doesNotThrowAnyException();
  }

  @Test
  void theSecondIsRefusedBeforeTheFirstIsTrained() {
    assertThatThrownBy(
            () ->
                NetworkMemory.check(
                    networks(4, "network.objective=both", "ranking.network.hidden=[100000]")))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .asString()
                    .startsWith("memory plan: expected training of ranking.network to fit")
                    .contains("Or make ranking.network.hidden smaller (was [100000])"));
  }

  @Test
  void allProblemsAreToldAtOnce() {
    List<NetworkMemory> networks =
        networks(
            1, "network.objective=both", "network.hidden=[100000]", "ranking.network.type=shallow");
    assertThatThrownBy(() -> NetworkMemory.check(networks))
        .isInstanceOfSatisfying(
            SettingsException.class,
            refusal -> {
              assertThat(refusal.problems()).hasSize(2);
              assertThat(refusal.problems().get(0))
                  .contains("expected training to fit", "Or make network.hidden smaller");
              assertThat(refusal.problems().get(1))
                  .contains(
                      "expected the weights of all pairs of items to fit",
                      "or set ranking.network.type = autoencoder");
            });
  }

  /** Two solutions where the best penalty is searched for, which takes a validation part. */
  @Test
  void aClosedFormIsPlannedAsItIsSolved() {
    assertThat(weights(TRAIN, "network.type=shallow")).isEqualTo(2);
    assertThat(weights(TRAIN, "network.type=shallow", "network.l2=100")).isEqualTo(1);
    TrainSize alone = new TrainSize(1_000, 20_000, 100_000, false);
    assertThat(weights(alone, "network.type=shallow")).isEqualTo(1);
  }

  private static int weights(TrainSize train, String... settings) {
    NetworkMemory memory = networks(train, 16, settings).get(0);
    assertThat(memory.plan().parameters()).isEqualTo(20_000L * 20_000);
    return memory.plan().lines().stream().anyMatch(line -> line.endsWith(": 2 x weights")) ? 2 : 1;
  }

  private static List<NetworkMemory> networks(long offHeap, String... settings) {
    return networks(TRAIN, offHeap, settings);
  }

  private static List<NetworkMemory> networks(TrainSize train, long offHeap, String... settings) {
    MemoryLimits limits =
        new MemoryLimits(2 * GIB, offHeap * GIB, (offHeap + 4) * GIB, (offHeap + 4) * GIB);
    Machines machines = Machines.single(new Cluster(true, 1, 2, 1), limits);
    return NetworkMemory.of(TestSettings.with(settings), train, machines);
  }
}
