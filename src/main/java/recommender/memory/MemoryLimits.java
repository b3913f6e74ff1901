package recommender.memory;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Pointer;
import recommender.kernel.NativeCode;

/**
 * Memory that a JVM may take, in bytes.
 *
 * @param heap Java's heap ({@code -Xmx})
 * @param offHeap ND4J's arrays ({@code -Dorg.bytedeco.javacpp.maxbytes})
 * @param process all of the process ({@code -Dorg.bytedeco.javacpp.maxphysicalbytes}, its
 *     container)
 * @param machine memory of its machine that is left for it and for others
 */
public record MemoryLimits(long heap, long offHeap, long process, long machine)
    implements Serializable {
  /** Limits of a JVM of which nothing is known: none. */
  static final MemoryLimits NONE =
      new MemoryLimits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  /** The limits of the JVM that asks. */
  public static MemoryLimits ofThisJvm() {
    NativeCode.load();
    long machine = machineMemory();
    return new MemoryLimits(
        Runtime.getRuntime().maxMemory(),
        limit(Pointer.maxBytes()),
        Math.min(limit(Pointer.maxPhysicalBytes()), machine),
        machine);
  }

  /** The lower ones of two. */
  MemoryLimits and(MemoryLimits other) {
    return new MemoryLimits(
        Math.min(heap, other.heap),
        Math.min(offHeap, other.offHeap),
        Math.min(process, other.process),
        Math.min(machine, other.machine));
  }

  /** These limits in a container that ends processes which grow larger. */
  MemoryLimits within(long container) {
    return new MemoryLimits(heap, offHeap, Math.min(process, container), machine);
  }

  /** Excesses of a demand over these limits, in words; empty if it fits. */
  List<String> exceededBy(MemoryDemand demand, String process) {
    List<String> exceeded = new ArrayList<>();
    compare(exceeded, process + ": heap", demand.heap(), heap);
    compare(exceeded, process + ": off the heap", demand.offHeap(), offHeap);
    compare(exceeded, process + ": whole process", demand.process(), this.process);
    return exceeded;
  }

  /** Adds what is too much. */
  static void compare(List<String> exceeded, String what, long needed, long allowed) {
    if (needed > allowed) {
      exceeded.add(
          String.format(
              Locale.ROOT,
              "%s, expected at most %,d MiB, was %,d MiB",
              what,
              allowed >> 20,
              MemoryDemand.mebibytes(needed)));
    }
  }

  private static long limit(long bytes) {
    return bytes > 0 ? bytes : Long.MAX_VALUE;
  }

  /**
   * The container's where there is one; less the memory of other processes, where the system
   * reports it.
   */
  private static long machineMemory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long available =
        kibibytes("/proc/meminfo", "MemAvailable") + kibibytes("/proc/self/status", "VmRSS");
    return available > 0
        ? Math.min(system.getTotalMemorySize(), available << 10)
        : system.getTotalMemorySize();
  }

  private static long kibibytes(String file, String key) {
    try {
      Matcher line = Pattern.compile(key + ":\\s*(\\d+)").matcher(Files.readString(Path.of(file)));
      return line.find() ? Long.parseLong(line.group(1)) : 0;
    } catch (IOException e) {
      // Not Linux.
      return 0;
    }
  }
}
