package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;
import recommender.memory.Turn;
import recommender.network.Autoencoder;
import recommender.testing.TestSettings;

/** 20,000 items: a matrix of 1,600,000,000 bytes, 1,526 MiB, and stripes of 64 MiB. */
class EaseMemoryTest {
  private static final long GIB = 1L << 30;
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);

  /** 10 items in 2 stripes: 55 pairs of 4 bytes, half of them and half a row are 130 bytes. */
  @Test
  void oneJvmHoldsTheMatrixAndItsInverse() {
    MemoryPlan plan = memory(10, 1, LOCAL, limits(2, 2)).plan();
    assertThat(plan.parameters()).isEqualTo(100);
    assertThat(plan.executor()).isSameAs(plan.driver());
    assertThat(texts(plan.driver()))
        .containsExactly(
            "on the heap: 1 x 536870912 Spark and the ratings",
            "on the heap: 2 x 130 stripe of the matrix of positives, being counted",
            "on the heap: 2 x 130 stripe of the matrix of positives, serialised and fetched",
            "off the heap: 1 x 400 matrix of positives",
            "off the heap: 1 x 400 weights");
  }

  @Test
  void theBestWeightsLieBesideThoseThatAreTried() {
    assertThat(texts(memory(10, 5, LOCAL, limits(2, 2)).plan().driver()))
        .contains("off the heap: 2 x 400 weights");
  }

  @Test
  void executorsCountStripes() {
    MemoryPlan plan = memory(10, 1, new Cluster(false, 2, 4, 2), limits(2, 2)).plan();
    assertThat(texts(plan.driver())).noneMatch(text -> text.contains("counted"));
    assertThat(texts(plan.executor()))
        .containsExactly(
            "on the heap: 1 x 536870912 Spark and the ratings",
            "on the heap: 2 x 75 stripe of the matrix of positives, being counted",
            "on the heap: 2 x 75 stripe of the matrix of positives, serialised and sent");
  }

  @Test
  void whatFitsIsNotRefused() {
    assertThatCode(memory(20_000, 1, LOCAL, limits(2, 4))::check).doesNotThrowAnyException();
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatWouldHelp() {
    assertThatThrownBy(memory(20_000, 3, LOCAL, limits(2, 4))::check)
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "memory plan: expected the weights of all pairs of items to fit into memory, but",
            "driver: off the heap, expected at most 4,096 MiB, was 4,578 MiB",
            "3,052 MiB  off the heap: 2 x weights",
            "400,000,000 parameters",
            "--driver-memory 1024m",
            "-Dorg.bytedeco.javacpp.maxbytes=5120m",
            "Or raise input.min-item-ratings, so that at most 18,918 items are left, or set network.type = autoencoder.");
  }

  @Test
  void moreItemsThanCanBeCountedAreRefusedWhateverTheMemory() {
    assertThatThrownBy(memory(60_000, 1, LOCAL, limits(1000, 1000))::check)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "network.type: expected at most 46,340 items for ease, was 60,000; raise input.min-item-ratings, so that at most 46,340 items are left, or set network.type = autoencoder.");
  }

  @Test
  void thoseThatAreTooManyAreTooMuch() {
    assertThat(memory(20_000, 1, LOCAL, limits(2, 4)).exceeded()).isEmpty();
    assertThat(memory(20_000, 3, LOCAL, limits(2, 4)).exceeded())
        .containsExactly("driver: off the heap, expected at most 4,096 MiB, was 4,578 MiB");
    assertThat(memory(60_000, 1, LOCAL, limits(1000, 1000)).exceeded())
        .containsExactly("network.type: expected at most 46,340 items for ease, was 60,000");
  }

  /** 3·10 weights, 10 offsets and 1 of them, of 4 bytes, and Adam's two for each of them. */
  @Test
  void aNetworkThatWasTrainedBeforeIsStillThere() {
    Settings settings = TestSettings.with("network.hidden=[1]");
    Autoencoder before = new Autoencoder(settings.network(), settings.training(), 10, 100);
    Machines machines = Machines.single(LOCAL, limits(2, 2));
    MemoryPlan plan = new EaseMemory(10, 1, machines, Turn.after(before)).plan();
    assertThat(texts(plan.driver()))
        .endsWith(
            "off the heap: 1 x 492 parameters and optimiser state of the network that predicts ratings");
    assertThat(plan.executor()).isSameAs(plan.driver());
    assertThatThrownBy(new EaseMemory(60_000, 1, machines, Turn.after(before))::check)
        .hasMessageStartingWith("ranking.network.type: expected at most 46,340 items for ease")
        .hasMessageEndingWith("or set ranking.network.type = autoencoder.");
  }

  private static EaseMemory memory(int items, int penalties, Cluster cluster, MemoryLimits limits) {
    Machines machines =
        cluster.local()
            ? Machines.single(cluster, limits)
            : new Machines(cluster, limits, limits, 1, false);
    return new EaseMemory(items, penalties, machines, Turn.FIRST);
  }

  private static List<String> texts(MemoryDemand demand) {
    return demand.parts().stream()
        .map(part -> part.place() + ": " + part.copies() + " x " + part.each() + " " + part.what())
        .toList();
  }

  private static MemoryLimits limits(long heap, long offHeap) {
    long all = 2 * (heap + offHeap) * GIB;
    return new MemoryLimits(heap * GIB, offHeap * GIB, all, all);
  }
}
