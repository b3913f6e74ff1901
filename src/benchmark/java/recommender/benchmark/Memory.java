package recommender.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process and machine as Linux reports it, in bytes. */
final class Memory {
  private Memory() {}

  /** The most that this process has held. */
  static long peak() throws IOException {
    return bytes(Path.of("/proc/self/status"), "VmHWM:");
  }

  /** Memory that processes may still take without swapping. */
  static long available() throws IOException {
    return bytes(Path.of("/proc/meminfo"), "MemAvailable:");
  }

  private static long bytes(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
