package recommender.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryLimitsTest {

  @TempDir Path folder;

  /**
   * Surefire is told {@code -Xmx3g -Xmn600m}. The serial collector always keeps one of its two
   * survivor spaces free, each a tenth of the young generation, which leaves 3,072 - 60 MiB.
   */
  private static final long USABLE = 3012L << 20;

  /** ND4J's own limit is that of the heap. */
  @Test
  void limitsFollowTheOptionsOfTheJvm() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
        .contains("-Xmx3g", "-Xmn600m", "-XX:+UseSerialGC");
    MemoryLimits limits = MemoryLimits.ofThisJvm();
    assertThat(limits.heap()).isEqualTo(USABLE);
    assertThat(limits.offHeap()).isEqualTo(USABLE);
  }

  /** JavaCPP's own limit of the process is four times that of the heap. */
  @Test
  void theLimitOfAProcessIsAtMostThatOfItsMachine() {
    MemoryLimits limits = MemoryLimits.ofThisJvm();
    assertThat(limits.process()).isEqualTo(Math.min(4 * USABLE, limits.machine()));
    assertThat(limits.machine()).isGreaterThan(256L << 20);
  }

  /** In a JVM of its own, since native code is loaded once. */
  @Test
  void limitsAreFoundWhileAnotherThreadLoadsNd4j() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LimitsWhileLoading.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    try {
      assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    assertThat(folder.resolve("output")).content().endsWith("found and loaded\n");
  }

  @Test
  void combinedLimitsAreTheLowerOnes() {
    assertThat(new MemoryLimits(1, 5, 3, 9).and(new MemoryLimits(2, 4, 6, 8)))
        .isEqualTo(new MemoryLimits(1, 4, 3, 8));
    assertThat(new MemoryLimits(1, 5, 9, 9).within(7)).isEqualTo(new MemoryLimits(1, 5, 7, 9));
  }
}
