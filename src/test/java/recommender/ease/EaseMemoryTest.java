package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static recommender.config.EaseChannels.LIKED;
import static recommender.config.EaseChannels.LIKED_DISLIKED;
import static recommender.config.EaseChannels.THREE;
import static recommender.memory.MemoryDemand.Place.HEAP;
import static recommender.memory.MemoryDemand.Place.OFF_HEAP;

import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import recommender.config.EaseChannels;
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

/**
 * 20,000 items: a matrix of 1,600,000,000 bytes, 1,526 MiB, and stripes of 64 MiB. Users are as
 * many as items or more, but where the smaller matrix is theirs.
 */
class EaseMemoryTest {
  private static final long GIB = 1L << 30;
  private static final long SPARK = 512 << 20;
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);

  /** 10 items in 2 stripes: 55 pairs of 4 bytes, half of them and half a row are 130 bytes. */
  @Test
  void oneJvmHoldsTheMatrixAndItsInverse() {
    MemoryPlan plan = memory(10, LIKED, false).plan(LOCAL, 1);
    assertThat(plan.parameters()).isEqualTo(100);
    assertThat(plan.executor()).isSameAs(plan.driver());
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(HEAP, 2L, 260L),
            tuple(HEAP, 2L, 130L),
            tuple(OFF_HEAP, 1L, 400L),
            tuple(OFF_HEAP, 1L, 400L));
  }

  @Test
  void aSearchHoldsTwoArraysOfWeights() {
    assertParts(memory(10, LIKED, true).plan(LOCAL, 1).driver())
        .contains(tuple(OFF_HEAP, 1L, 400L), tuple(OFF_HEAP, 2L, 400L));
  }

  /**
   * Of 20 or 30 users, whose matrix is none the smaller: 20 × 20 and 20 × 10, 30 × 30 and 30 × 10.
   */
  @Test
  void furtherChannelsHaveAsManyMorePlaces() {
    assertParts(memory(10, LIKED_DISLIKED, true).plan(LOCAL, 1).driver())
        .contains(tuple(OFF_HEAP, 1L, 1600L), tuple(OFF_HEAP, 2L, 800L));
    MemoryPlan three = memory(10, THREE, true).plan(LOCAL, 1);
    assertThat(three.parameters()).isEqualTo(300);
    assertParts(three.driver()).contains(tuple(OFF_HEAP, 1L, 3600L), tuple(OFF_HEAP, 2L, 1200L));
  }

  /** 7 users of 12 ratings in all: 7 × 7 and 7 × 10 numbers, and the weights 20 × 10. */
  @Test
  void fewerUsersThanPlacesHaveTheSmallerMatrix() {
    TrainSize train = new TrainSize(7, 10, 12, true);
    EaseMemory memory = new EaseMemory(train, LIKED_DISLIKED, true, MemoryContext.FIRST);
    MemoryPlan plan = memory.plan(LOCAL, 1);
    assertThat(plan.executor()).isSameAs(plan.driver());
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(HEAP, 2L, 96L),
            tuple(OFF_HEAP, 1L, 196L),
            tuple(OFF_HEAP, 1L, 280L),
            tuple(OFF_HEAP, 2L, 800L));
    assertParts(memory.plan(new Cluster(false, 2, 4, 2), 1).executor())
        .containsExactlyInAnyOrder(tuple(HEAP, 1L, SPARK), tuple(HEAP, 1L, 96L));
  }

  /** 4 stripes of 55 and half a row: 75 bytes. */
  @Test
  void executorsHoldStripes() {
    MemoryPlan plan = memory(10, LIKED, false).plan(new Cluster(false, 2, 4, 2), 1);
    assertParts(plan.driver())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK),
            tuple(HEAP, 2L, 75L),
            tuple(OFF_HEAP, 1L, 400L),
            tuple(OFF_HEAP, 1L, 400L));
    assertParts(plan.executor())
        .containsExactlyInAnyOrder(
            tuple(HEAP, 1L, SPARK), tuple(HEAP, 2L, 150L), tuple(HEAP, 2L, 75L));
  }

  @Test
  void aPlanThatFitsIsAccepted() {
    assertThat(check(20_000, LIKED, false, 4).choose()).isEqualTo(1);
  }

  @Test
  void aPlanThatDoesNotFitIsRefusedWithOptionsThatHelp() {
    assertThatThrownBy(check(20_000, LIKED, true, 4)::choose)
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
    assertThat(check(60_000, LIKED, false, 1000).exceeded())
        .containsExactly("network.type: expected at most 46,340 items for ease, was 60,000");
    assertThatThrownBy(check(60_000, LIKED, false, 1000)::choose)
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "network.type: expected at most 46,340 items for ease, was 60,000; raise input.min-item-ratings, so that at most 46,340 items are left, or set network.type = autoencoder.");
  }

  /** 23,170 items have 46,340 places in two channels; users alone would be few enough. */
  @Test
  void channelsHaveALimitOfItemsOfTheirOwn() {
    assertThat(check(30_000, LIKED_DISLIKED, false, 1000).exceeded())
        .containsExactly(
            "network.channels: expected at most 23,170 items for liked-disliked, was 30,000");
    assertThat(check(16_000, THREE, false, 1000).exceeded())
        .containsExactly("network.channels: expected at most 15,446 items for three, was 16,000");
    TrainSize fewUsers = new TrainSize(40_000, 40_000, 100, true);
    assertThat(new EaseMemory(fewUsers, LIKED_DISLIKED, false, MemoryContext.FIRST).limit())
        .contains("network.channels: expected at most 32,767 items for liked-disliked, was 40,000");
  }

  @Test
  void channelsThatDoNotFitAreRefusedByTheirKey() {
    assertThatThrownBy(check(20_000, LIKED_DISLIKED, false, 4)::choose)
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Or set network.channels = liked or auto, raise input.min-item-");
  }

  @Test
  void heldMemoryOfAnEarlierModelIsPartOfThePlan() {
    MemoryContext second =
        new MemoryContext("ranking.", List.of(Part.offHeap("a network", 1, 492)));
    MemoryPlan plan = new EaseMemory(train(10, 1), LIKED, false, second).plan(LOCAL, 1);
    assertThat(plan.driver().parts()).endsWith(second.held().get(0));
    assertThat(plan.executor()).isSameAs(plan.driver());
    Machines machines = Machines.single(LOCAL, limits(1000));
    assertThatThrownBy(
            new MemoryCheck(new EaseMemory(train(60_000, 1), LIKED, false, second), machines)
                ::choose)
        .hasMessageStartingWith("ranking.network.type: expected at most 46,340 items for ease")
        .hasMessageEndingWith("or set ranking.network.type = autoencoder.");
  }

  @Test
  void theDriverHoldsTheWeightsAfterTheFit() {
    assertThat(memory(10, LIKED, true).held())
        .singleElement()
        .extracting(Part::bytes)
        .isEqualTo(400L);
    assertThat(memory(10, THREE, true).held())
        .singleElement()
        .extracting(Part::bytes)
        .isEqualTo(1200L);
  }

  private static MemoryCheck check(int items, EaseChannels channels, boolean search, long offHeap) {
    return new MemoryCheck(
        memory(items, channels, search), Machines.single(LOCAL, limits(offHeap)));
  }

  private static EaseMemory memory(int items, EaseChannels channels, boolean search) {
    return new EaseMemory(train(items, channels.count()), channels, search, MemoryContext.FIRST);
  }

  /** Of as many users as places. */
  private static TrainSize train(int items, int channels) {
    return new TrainSize((long) items * channels, items, 10L * items, true);
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
