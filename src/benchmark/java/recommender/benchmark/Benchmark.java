package recommender.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Program that runs the contenders of shapes side by side, an epoch of each in turn, so that a busy
 * minute of the machine falls on all of them, and prints a line of JSON for each.
 */
final class Benchmark {
  /** Epochs that count, of each contender. */
  static final int EPOCHS = 5;

  private static final long BYTES_AT_ONCE = 18L << 30;

  private final String blas;

  private Benchmark(String blas) {
    this.blas = blas;
  }

  /** The arguments are the folder of PyTorch's BLAS and the shapes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> names = List.of(args).subList(1, args.length);
    if (RatingShape.isAskedFor(names)) {
      System.exit(race(RatingShape.named(names.get(0))));
    }
    if (ReadRace.isAskedFor(names)) {
      ReadRace.run(names.get(0));
      return;
    }
    if (RecommendRace.isAskedFor(names)) {
      RecommendRace.run();
      return;
    }
    if (JobRace.isAskedFor(names)) {
      new JobRace(RatingShape.JOB).run();
      return;
    }
    try {
      for (Shape shape : Shape.named(names)) {
        new Benchmark(args[0]).run(shape);
      }
    } catch (IllegalArgumentException e) {
      say(e.getMessage());
      System.exit(2);
    }
  }

  private static int race(RatingShape shape) throws IOException, InterruptedException {
    Process process = Commands.race(shape).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process.waitFor();
  }

  private void run(Shape shape) throws IOException {
    say("Shape %s. What a figure is of stands in the head of run.sh.".formatted(shape.name()));
    Path file = Files.createTempFile(Path.of("target", "benchmark"), "users", ".bin");
    file.toFile().deleteOnExit(); // where this process is asked to stop
    try {
      UserFile.write(file, UserDraw.of(shape.data()));
      for (List<Entry> group : groups(chosen(shape), BYTES_AT_ONCE)) {
        sideBySide(group, file).forEach(result -> System.out.println(result.json()));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<Entry> chosen(Shape shape) throws IOException {
    String only = System.getenv().getOrDefault("CONTENDERS", "");
    long available = Memory.available();
    List<Entry> chosen = new ArrayList<>();
    for (Entry entry : Entry.of(shape)) {
      if (entry.isOptional() && entry.bytes() > available) {
        say(
            "%s: left out, it needs about %,d MB and %,d MB are free"
                .formatted(entry, entry.bytes() >> 20, available >> 20));
      } else if (only.isEmpty() || List.of(only.split(" ")).contains(entry.contender())) {
        chosen.add(entry);
      }
    }
    return chosen;
  }

  private List<Result> sideBySide(List<Entry> entries, Path file) throws IOException {
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (Entry entry : entries) {
        children.add(new ChildProcess(entry, Commands.of(entry, file, blas)));
      }
      for (ChildProcess child : children) {
        child.awaitReady();
      }
      for (ChildProcess child : children) {
        child.warmUp();
      }
      for (int epoch = 0; epoch < EPOCHS; epoch++) {
        for (ChildProcess child : children) {
          child.measure();
        }
      }
      List<Result> results = new ArrayList<>();
      for (ChildProcess child : children) {
        results.add(child.end());
      }
      return results;
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  /** Entries in their order, as many in a group as memory allows; each alone if it must be. */
  static List<List<Entry>> groups(List<Entry> entries, long bytesAtOnce) {
    List<List<Entry>> groups = new ArrayList<>();
    long free = 0;
    for (Entry entry : entries) {
      if (groups.isEmpty() || entry.bytes() > free) {
        groups.add(new ArrayList<>());
        free = bytesAtOnce;
      }
      groups.get(groups.size() - 1).add(entry);
      free -= entry.bytes();
    }
    return groups;
  }

  private static void say(String message) {
    System.err.println(message);
  }
}
