package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.config.Settings;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

class MemoryPlanTest {
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);
  private static final long SPARK = 512 << 20;

  /**
   * 3 items, [2, 4, 2] with Adam: 8 + 12 + 10 + 9 = 39 parameters, 156 bytes, state 312; the middle
   * layers have 22, 88 bytes. Of a batch of 8 users each worker has 4; their 5 ratings have at most
   * 4 · 5 · 36 = 720 bytes packed; activations have 4 · 4 · 4 · 8 = 512. On the heap: 2 · 720 + 2 ·
   * 4 · 4 · 4 + 2 · 4 · 3 = 1592. Scores of 128 users have 4 · 128 · 3 = 1536.
   */
  @Test
  void oneJvmHoldsEveryNetworkOnce() {
    MemoryPlan plan = plan(LOCAL, 2, 3, "network.hidden=[2, 4, 2]", "training.batch-size=8");
    assertThat(plan.parameters()).isEqualTo(39);
    assertThat(plan.stateBytes()).isEqualTo(468);
    assertThat(plan.driver()).isSameAs(plan.executor());
    assertThat(texts(plan.driver()))
        .containsExactly(
            "on the heap: 1 x 536870912 Spark and the ratings",
            "off the heap: 1 x 156 parameters of the averaged network",
            "off the heap: 1 x 312 optimiser state of the averaged network",
            "off the heap: 1 x 156 parameters of the best epoch",
            "off the heap: 2 x 156 parameters of a worker",
            "off the heap: 2 x 312 optimiser state of a worker",
            "off the heap: 2 x 88 gradient of a worker's middle layers",
            "off the heap: 2 x 1232 mini-batch and activations of a worker",
            "on the heap: 2 x 1592 mini-batch and sparse layers of a worker",
            "on the heap: 2 x 1536 scores of an evaluation",
            "off the heap: 2 x 3072 scores of an evaluation",
            "on the heap: 1 x 156 parameters to evaluate, serialised",
            "off the heap: 1 x 156 parameters of the published copy");
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
    assertThat(texts(plan.driver()))
        .contains(
            "off the heap: 1 x 100 parameters of a worker",
            "off the heap: 1 x 56 gradient of a worker's middle layers",
            "on the heap: 1 x 6040 mini-batch and sparse layers of a worker",
            "off the heap: 1 x 156 parameters of the published copy");
  }

  /**
   * 3 items, [2]: packed 8 · 5 · 36 = 1440, activations 4 · 4 · 8 · 2 = 256; of the items that a
   * softmax runs over, weights and logits: 4 · (2 + 8) = 40 bytes each, 120 for all three and 800
   * for 20 drawn, however many there are.
   */
  @ParameterizedTest
  @CsvSource({"3, 0, 1816", "3, 20, 1816", "1000, 20, 2496"})
  void aSoftmaxHasTheItemsThatItRunsOver(int items, String negatives, long bytes) {
    assertThat(texts(ranking(items, negatives).driver()))
        .contains("off the heap: 1 x " + bytes + " mini-batch and activations of a worker");
  }

  @Test
  void withoutStateAndValidationLess() {
    Settings settings = TestSettings.plain("network.hidden=[2]", "training.optimizer=sgd");
    Autoencoder network = new Autoencoder(settings.network(), settings.training(), 3, 100);
    MemoryPlan plan = MemoryPlan.of(network, new MemoryPlan.Data(5, false), LOCAL, 1);
    assertThat(plan.stateBytes()).isEqualTo(68);
    assertThat(texts(plan.driver()))
        .noneMatch(text -> text.contains("state") || text.contains("best"))
        .noneMatch(text -> text.contains("middle"));
  }

  /** Two executors of two cores, three workers: two of them on one executor. */
  @Test
  void betweenJvmsStatesTravel() {
    MemoryPlan plan =
        plan(new Cluster(false, 2, 2, 1), 3, 3, "network.hidden=[2]", "training.batch-size=8");
    assertThat(texts(plan.driver()))
        .containsExactly(
            "on the heap: 1 x 536870912 Spark and the ratings",
            "off the heap: 1 x 68 parameters of the averaged network",
            "off the heap: 1 x 136 optimiser state of the averaged network",
            "off the heap: 1 x 68 parameters of the best epoch",
            "on the heap: 1 x 68 parameters to evaluate, serialised",
            "off the heap: 1 x 68 parameters of the published copy",
            "on the heap: 1 x 204 parameters and state to send, serialised",
            "on the heap: 2 x 204 results of workers, serialised",
            "on the heap: 2 x 204 results of workers, being averaged");
    assertThat(texts(plan.executor()))
        .contains(
            "on the heap: 1 x 204 parameters and state as they were sent",
            "on the heap: 2 x 204 result of a worker, serialised",
            "off the heap: 2 x 68 parameters of a worker",
            "off the heap: 2 x 136 optimiser state of a worker");
    assertThat(plan.resultSize()).isEqualTo(65);
  }

  /**
   * 176,275 items, 353,829,375 parameters: 1350 MiB, with Adam's state 4049. Averaged and best
   * 5399, a worker 4049 and its batch, scores of 128 users twice 172, the published copy 1350.
   */
  @Test
  void aVeryWideNetwork() {
    String hidden = "network.hidden=[1000, 500, 100, 500, 1000]";
    MemoryPlan adam = plan(LOCAL, 1, 176_275, hidden, "training.batch-size=256");
    assertThat(adam.parameters()).isEqualTo(353_829_375);
    assertThat(adam.driver().offHeap() >> 20)
        .isBetween(5399L + 4049 + 172 + 1350 + 10, 5399L + 4049 + 172 + 1350 + 30);
    MemoryPlan sgd =
        plan(LOCAL, 2, 176_275, hidden, "training.batch-size=256", "training.optimizer=sgd");
    assertThat(sgd.driver().process() >> 30).isLessThan(14);
  }

  @Test
  void saysWhichOptionsMakeRoom() {
    MemoryPlan local = plan(LOCAL, 2, 9559, "network.hidden=[500]");
    assertThat(local.flags())
        .isEqualTo(
            "--driver-memory 1024m --conf 'spark.driver.extraJavaOptions=-Dorg.bytedeco.javacpp.maxbytes=512m -Dorg.bytedeco.javacpp.maxphysicalbytes=2560m'");
    MemoryPlan cluster = plan(new Cluster(false, 2, 1, 1), 2, 9559, "network.hidden=[500]");
    assertThat(cluster.flags())
        .contains(
            "--executor-memory 1024m",
            "--conf spark.executor.memoryOverhead=1280m",
            "--driver-memory 1280m",
            "--conf spark.driver.memoryOverhead=1280m",
            "--conf spark.driver.maxResultSize=284m");
  }

  @Test
  void linesHavePartsAndSumsInMebibytes() {
    MemoryPlan plan = plan(LOCAL, 2, 9559, "network.hidden=[500]");
    assertThat(plan.lines())
        .startsWith(
            "9,569,059 parameters, 2 workers",
            "      512 MiB  on the heap: Spark and the ratings",
            "       37 MiB  off the heap: parameters of the averaged network")
        .contains("      147 MiB  off the heap: 2 x optimiser state of a worker");
    assertThat(plan.lines().get(plan.lines().size() - 1))
        .isEqualTo("Options of spark-submit that make room: " + plan.flags());
  }

  private static List<String> texts(MemoryDemand demand) {
    return demand.parts().stream()
        .map(part -> part.place() + ": " + part.copies() + " x " + part.each() + " " + part.what())
        .toList();
  }

  private static MemoryPlan ranking(int items, String negatives) {
    Settings settings =
        TestSettings.with(
            "network.objective=ranking",
            "network.hidden=[2]",
            "training.batch-size=8",
            "training.negatives=" + negatives);
    Autoencoder network = new Autoencoder(settings.network(), settings.training(), items, 100);
    return MemoryPlan.of(network, new MemoryPlan.Data(5, true), LOCAL, 1);
  }

  private static MemoryPlan plan(Cluster cluster, int workers, int items, String... changes) {
    Settings settings = TestSettings.plain(changes);
    Autoencoder autoencoder = new Autoencoder(settings.network(), settings.training(), items, 100);
    return MemoryPlan.of(autoencoder, new MemoryPlan.Data(5, true), cluster, workers);
  }
}
