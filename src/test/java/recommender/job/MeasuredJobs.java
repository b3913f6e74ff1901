package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import recommender.kernel.NativeCode;

/**
 * Training jobs, one after the other in one JVM of their own, of which it is written down how large
 * the process was before each and at most.
 */
final class MeasuredJobs {
  private static final String SEPARATOR = "\t";

  private MeasuredJobs() {}

  /**
   * A job.
   *
   * @param offHeap bytes of ND4J's arrays that it is allowed
   */
  record Job(long offHeap, String[] arguments) {
    private String line() {
      return offHeap + SEPARATOR + String.join(SEPARATOR, arguments);
    }

    private static Job of(String line) {
      String[] fields = line.split(SEPARATOR);
      return new Job(Long.parseLong(fields[0]), Arrays.copyOfRange(fields, 1, fields.length));
    }
  }

  /** Bytes of the process before a job, with nothing that could be freed, and at its largest. */
  record Taken(long before, long most) {}

  /**
   * Runs jobs.
   *
   * @param java command of the JVM, up to its class path
   * @param folder for files
   */
  static List<Taken> run(List<String> java, List<Job> jobs, Path folder)
      throws IOException, InterruptedException {
    Path asked = Files.write(folder.resolve("jobs"), jobs.stream().map(Job::line).toList());
    Path taken = folder.resolve("taken");
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(MeasuredJobs.class.getName(), asked.toString(), taken.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Standard output of this JVM is how the build hears from it.
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // The C library gives arrays back when they are freed, and not to the next job.
    builder.environment().put("MALLOC_MMAP_THRESHOLD_", "262144");
    builder.environment().put("MALLOC_TRIM_THRESHOLD_", "262144");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.start();
    try {
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroy();
    }
    return Files.readAllLines(taken).stream()
        .map(line -> line.split(SEPARATOR))
        .map(bytes -> new Taken(Long.parseLong(bytes[0]), Long.parseLong(bytes[1])))
        .toList();
  }

  /** Arguments: the file of jobs, and a file to write to. */
  public static void main(String[] args) throws IOException, InterruptedException {
    // Jobs take it as it is, with the queries that it has compiled.
    SparkSessions.start(MeasuredJobs.class.getSimpleName());
    NativeCode.load();
    List<String> taken = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      Job job = Job.of(line);
      collectGarbage();
      // Never written to, so that it takes none of the machine's memory and only lowers the limit.
      Pointer reserved =
          new BytePointer(Math.max(0, Pointer.maxBytes() - job.offHeap() - Pointer.totalBytes()));
      taken.add(measured(job));
      reserved.close();
    }
    Files.write(Path.of(args[1]), taken);
    System.exit(0);
  }

  /** Arrays are freed by a thread of their own once the collector has found them unused. */
  private static void collectGarbage() throws InterruptedException {
    long before;
    do {
      before = Pointer.totalBytes();
      System.gc();
      Thread.sleep(300);
    } while (Pointer.totalBytes() < before);
  }

  private static String measured(Job job) throws IOException {
    long before = bytes("VmRSS");
    // Forgets how large the process was.
    Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    JobRunner runner = new JobRunner("TrainJob", System.out, System.err);
    ExitCode code = runner.run(TrainPipeline::run, SearchPipeline::new, job.arguments());
    if (code != ExitCode.DONE) {
      System.exit(code.code());
    }
    return before + SEPARATOR + bytes("VmHWM");
  }

  private static long bytes(String key) throws IOException {
    Matcher line =
        Pattern.compile(key + ":\\s*(\\d+)")
            .matcher(Files.readString(Path.of("/proc/self/status")));
    return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
  }
}
