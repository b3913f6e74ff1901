package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class MemoryLimitsTest {

  /**
   * Surefire is started with {@code -Xmx3g}; ND4J's own limit is that of the heap, and both twice
   * it.
   */
  @Test
  void limitsFollowTheOptionsOfTheJvm() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).contains("-Xmx3g");
    MemoryLimits limits = MemoryLimits.ofThisJvm();
    assertThat(limits.heap()).isEqualTo(3L << 30);
    assertThat(limits.offHeap()).isEqualTo(3L << 30);
  }

  @Test
  void theLimitOfAProcessIsAtMostThatOfItsMachine() {
    MemoryLimits limits = MemoryLimits.ofThisJvm();
    assertThat(limits.process()).isLessThanOrEqualTo(limits.machine());
    assertThat(limits.machine()).isGreaterThan(256L << 20);
  }

  @Test
  void combinedLimitsAreTheLowerOnes() {
    assertThat(new MemoryLimits(1, 5, 3, 9).and(new MemoryLimits(2, 4, 6, 8)))
        .isEqualTo(new MemoryLimits(1, 4, 3, 8));
    assertThat(new MemoryLimits(1, 5, 9, 9).within(7)).isEqualTo(new MemoryLimits(1, 5, 7, 9));
  }
}
