package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static recommender.memory.MemoryDemand.Place.HEAP;
import static recommender.memory.MemoryDemand.Place.OFF_HEAP;

import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryPlan;

/** 20,000 items: a matrix of 1,600,000,000 bytes, 1,526 MiB, and stripes of 64 MiB. */
class EaseMemoryTest {
  private static final long GIB = 1L << 30;
  private static final long SPARK = 512 << 20;
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);

  /** 10 items in 2 stripes: 55 pairs of 4 bytes, half of them and half a row are 130 bytes. */
  @Test
  void oneJvmHoldsTheMatrixAndItsInverse() {
    MemoryPlan plan = new EaseMemory(10, 1, MemoryContext.FIRST).plan(LOCAL, 1);
    assertThat(plan.parameters()).isEqualTo(100);
    assertThat(plan.executor()).isSameAs(plan.driver());
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(HEAP, 2L, 130L),
            tuple(HEAP, 2L, 130L),
            tuple(OFF_HEAP, 1L, 400L),
            tuple(OFF_HEAP, 1L, 400L));
  }

  @Test
  void severalTrialsHoldTwoArraysOfWeights() {
    assertParts(new EaseMemory(10, 5, MemoryContext.FIRST).plan(LOCAL, 1).driver())
        .contains(tuple(OFF_HEAP, 1L, 400L), tuple(OFF_HEAP, 2L, 400L));
  }

  /** 4 stripes of 55 and half a row: 75 bytes. */
  @Test
  void executorsHoldStripes() {
    MemoryPlan plan =
        new EaseMemory(10, 1, MemoryContext.FIRST).plan(new Cluster(false, 2, 4, 2), 1);
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(HEAP, 2L, 75L),
            tuple(OFF_HEAP, 1L, 400L),
            tuple(OFF_HEAP, 1L, 400L));
    assertParts(plan.executor())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK), tuple(HEAP, 2L, 75L), tuple(HEAP, 2L, 75L));
  }

  @Test
  void aPlanThatFitsIsAccepted() {
    assertThat(check(20_000, 1, 4).choose()).isEqualTo(1);
  }

  @Test
  void aPlanThatDoesNotFitIsRefusedWithOptionsThatHelp() {
    assertThatThrownBy(check(20_000, 3, 4)::choose)
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
    assertThat(check(60_000, 1, 1000).exceeded())
        .containsExactly("network.type: expected at most 46,340 items for ease, was 60,000");
    assertThatThrownBy(check(60_000, 1, 1000)::choose)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "network.type: expected at most 46,340 items for ease, was 60,000; raise input.min-item-ratings, so that at most 46,340 items are left, or set network.type = autoencoder.");
  }

  @Test
  void heldMemoryOfAnEarlierModelIsPartOfThePlan() {
    MemoryContext second =
        new MemoryContext("ranking.", List.of(Part.offHeap("a network", 1, 492)));
    MemoryPlan plan = new EaseMemory(10, 1, second).plan(LOCAL, 1);
    assertThat(plan.driver().parts()).endsWith(second.held().get(0));
    assertThat(plan.executor()).isSameAs(plan.driver());
    Machines machines = Machines.single(LOCAL, limits(1000));
    assertThatThrownBy(new MemoryCheck(new EaseMemory(60_000, 1, second), machines)::choose)
        .hasMessageStartingWith("ranking.network.type: expected at most 46,340 items for ease")
        .hasMessageEndingWith("or set ranking.network.type = autoencoder.");
  }

  @Test
  void theDriverHoldsTheWeightsAfterTheFit() {
    assertThat(new EaseMemory(10, 5, MemoryContext.FIRST).held())
        .singleElement()
        .extracting(Part::bytes)
        .isEqualTo(400L);
  }

  private static MemoryCheck check(int items, int trials, long offHeap) {
    return new MemoryCheck(
        new EaseMemory(items, trials, MemoryContext.FIRST),
        Machines.single(LOCAL, limits(offHeap)));
  }

  private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>>
      assertParts(MemoryDemand demand) {
    return assertThat(demand.parts()).extracting(Part::place, Part::copies, Part::each);
  }

  private static MemoryLimits limits(long offHeap) {
    long all = 2 * (2 + offHeap) * GIB;
    return new MemoryLimits(2 * GIB, offHeap * GIB, all, all);
  }
}
