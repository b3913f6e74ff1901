package recommender.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;
import recommender.kernel.NativeThreads;

/** Command lines of the child processes. */
final class Commands {
  /** As conf/spark-local.conf has it. */
  private static final long JOB_HEAP = 3L << 30;

  /** Of a job of tens of millions of ratings. */
  private static final long LARGE_HEAP = 6L << 30;

  private Commands() {}

  /**
   * A process not yet started.
   *
   * @param file of the users
   * @param blas folder of the BLAS that PyTorch is to load
   */
  static ProcessBuilder of(Entry entry, Path file, String blas) {
    boolean python = entry.contender().equals(Entry.PYTORCH_DENSE);
    ProcessBuilder process = new ProcessBuilder(python ? python(entry, file) : java(entry, file));
    process.redirectError(ProcessBuilder.Redirect.INHERIT);
    if (python) {
      process.environment().put("LD_LIBRARY_PATH", blas);
    }
    process.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads(entry)));
    // PyTorch's two threads are faster with it, too.
    process.environment().putAll(NativeThreads.ENVIRONMENT);
    return process;
  }

  /** Several networks have a thread each; a dense one has all. */
  private static int threads(Entry entry) {
    return switch (entry.contender()) {
      case Entry.PYTORCH_DENSE -> entry.workers();
      case Entry.DL4J_DENSE -> Runtime.getRuntime().availableProcessors();
      default -> 1;
    };
  }

  private static List<String> python(Entry entry, Path file) {
    Shape shape = entry.shape();
    return List.of(
        "/usr/bin/python3",
        "src/benchmark/pytorch_dense.py",
        file.toString(),
        "--items=" + shape.data().items(),
        "--users=" + entry.users(),
        "--each=" + shape.data().each(),
        "--batch=" + shape.net().batch(),
        "--hidden="
            + shape.net().hidden().stream().map(String::valueOf).collect(Collectors.joining(",")),
        "--activation=" + shape.net().activation().name().toLowerCase(Locale.ROOT),
        "--loss=" + (shape.ranks() ? "multinomial" : "squared"),
        "--rate=" + Training.RATE,
        "--threads=" + entry.workers());
  }

  private static List<String> java(Entry entry, Path file) {
    // In the job, what is sent and received passes through the heap.
    boolean inJob = entry.contender().equals(Entry.OURS_IN_JOB);
    long heap = inJob ? Math.max(JOB_HEAP, entry.bytes() / 2) : 1L << 30;
    return java(
        heap,
        Child.class,
        entry.shape().name(),
        entry.contender(),
        Integer.toString(entry.workers()),
        file.toString());
  }

  /** A process not yet started that races with ALS at a shape. */
  static ProcessBuilder race(RatingShape shape) {
    ProcessBuilder process = new ProcessBuilder(java(JOB_HEAP, AlsRace.class, shape.name()));
    process.inheritIO();
    process.environment().putAll(NativeThreads.ENVIRONMENT);
    return process;
  }

  /** A process not yet started that reads a file once. */
  static ProcessBuilder read(String contender, Path file) {
    return new ProcessBuilder(java(JOB_HEAP, ReadTurn.class, contender, file.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** A process not yet started that goes from a file to a tested model once. */
  static ProcessBuilder job(String contender, Path folder) {
    ProcessBuilder process =
        new ProcessBuilder(java(LARGE_HEAP, JobTurn.class, contender, folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().putAll(NativeThreads.ENVIRONMENT);
    return process;
  }

  /** A process not yet started that fits, or recommends. */
  static ProcessBuilder recommend(String contender, String work, Path folder) {
    ProcessBuilder process =
        new ProcessBuilder(java(JOB_HEAP, RecommendTurn.class, contender, work, folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    process.environment().putAll(NativeThreads.ENVIRONMENT);
    return process;
  }

  private static List<String> java(long heap, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-Xmx" + (heap >> 20) + "m");
    // Matrices lie outside the heap, and what they may take there is as much as the heap unless
    // said otherwise.
    command.add("-Dorg.bytedeco.javacpp.maxbytes=20g");
    command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    command.add("-Dlog4j2.configurationFile=src/benchmark/log4j2.properties");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
