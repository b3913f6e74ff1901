package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static recommender.memory.MemoryDemand.Part.heap;
import static recommender.memory.MemoryDemand.Part.offHeap;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryDemandTest {
  private static final long MIB = 1L << 20;

  @Test
  void sumsAreOverAllCopiesByPlace() {
    MemoryDemand demand =
        MemoryDemand.of(
            List.of(heap("a", 2, 30), offHeap("b", 3, 500)), List.of(heap("c", 1, 4)), List.of());
    assertThat(demand.heap()).isEqualTo(64);
    assertThat(demand.offHeap()).isEqualTo(1_500);
    assertThat(demand.process()).isEqualTo(64 + 1_500 + 768 * MIB);
  }

  @Test
  void partsWithoutBytesAreLeftOut() {
    assertThat(
            MemoryDemand.of(List.of(heap("a", 0, 30), heap("b", 1, 2)), List.of(heap("c", 5, 0)))
                .parts())
        .containsExactly(heap("b", 1, 2));
  }

  /** A tenth more, in steps of 256 MiB; a heap has 1,024 at least. */
  @Test
  void suggestedSizesAreATenthLargerAndRounded() {
    MemoryDemand small =
        MemoryDemand.of(List.of(heap("a", 1, 600 * MIB), offHeap("b", 1, 233 * MIB)));
    assertThat(small.heapSize()).isEqualTo(1_024);
    assertThat(small.offHeapSize()).isEqualTo(512);
    assertThat(small.overheadSize()).isEqualTo(512 + 1_024);
    MemoryDemand large =
        MemoryDemand.of(List.of(heap("a", 2, 600 * MIB), offHeap("b", 1, 232 * MIB)));
    assertThat(large.heapSize()).isEqualTo(1_536);
    assertThat(large.offHeapSize()).isEqualTo(256);
  }
}
