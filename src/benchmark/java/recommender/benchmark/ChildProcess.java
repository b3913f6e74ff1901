package recommender.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Running child process of an entry; see {@link Child} for the protocol. */
final class ChildProcess implements AutoCloseable {
  private static final long WARM_UP_NANOS = 6_000_000_000L;

  private final Entry entry;
  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final List<Double> seconds = new ArrayList<>();

  ChildProcess(Entry entry, ProcessBuilder builder) throws IOException {
    this.entry = entry;
    this.process = builder.start();
    // Only a process that is asked to stop does so if this one is killed between two lines.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
  }

  void awaitReady() throws IOException {
    answer();
  }

  /**
   * Trains epochs that do not count: one of the dense contenders, which spend their time in native
   * code, and of ours as many as the JIT compiler needs.
   */
  void warmUp() throws IOException {
    long end = System.nanoTime() + (entry.isDense() ? 0 : WARM_UP_NANOS);
    do {
      epoch();
    } while (System.nanoTime() < end);
  }

  /** Trains an epoch that counts. */
  void measure() throws IOException {
    seconds.add(epoch());
  }

  /** Ends the process. */
  Result end() throws IOException {
    orders.close();
    double peakMegabytes = Double.parseDouble(answer()) / 1024;
    return new Result(entry, Result.median(seconds), peakMegabytes);
  }

  private double epoch() throws IOException {
    orders.write(Child.EPOCH + "\n");
    orders.flush();
    double seconds = Double.parseDouble(answer());
    System.err.printf("%s: %.3f s%n", entry, seconds);
    return seconds;
  }

  /** The next answer; what else the process prints is passed on. */
  private String answer() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith("@")) {
      System.err.println(line);
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException(entry + ": its process ended; the reason should stand above");
    }
    return line.substring(1);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
