package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class MemoryLimitsTest {

  private final MemoryLimits limits = MemoryLimits.ofThisJvm();

  /**
   * Surefire is told {@code -Xmx3g}, of which one of the two survivor spaces is never in use;
   * ND4J's own limit is that of the heap.
   */
  @Test
  void limitsFollowTheOptionsOfTheJvm() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).contains("-Xmx3g");
    assertThat(limits.heap()).isBetween(5L << 29, 3L << 30);
    assertThat(limits.offHeap()).isEqualTo(limits.heap());
  }

  /** JavaCPP's own limit of the process is four times that of the heap. */
  @Test
  void theLimitOfAProcessIsAtMostThatOfItsMachine() {
    assertThat(limits.process()).isEqualTo(Math.min(4 * limits.heap(), limits.machine()));
    assertThat(limits.machine()).isGreaterThan(256L << 20);
  }

  @Test
  void combinedLimitsAreTheLowerOnes() {
    assertThat(new MemoryLimits(1, 5, 3, 9).and(new MemoryLimits(2, 4, 6, 8)))
        .isEqualTo(new MemoryLimits(1, 4, 3, 8));
    assertThat(new MemoryLimits(1, 5, 9, 9).within(7)).isEqualTo(new MemoryLimits(1, 5, 7, 9));
  }
}
