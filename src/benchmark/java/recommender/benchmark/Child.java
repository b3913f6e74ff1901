package recommender.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;
import recommender.vectors.UserVector;

/**
 * Program of a child process that trains for one entry on request: answers {@code @ready} once it can; then {@code
 * @seconds} for each line {@value #EPOCH}; and at the end of its input the peak of its memory,
 * {@code @kB}.
 */
final class Child {
  static final String EPOCH = "epoch";
  static final String READY = "@ready";

  private Child() {}

  /** The arguments are shape, contender, workers and the file of users. */
  public static void main(String[] args) {
    int exit = 0;
    try {
      answer(args);
    } catch (Exception | Error e) {
      e.printStackTrace();
      exit = 1;
    }
    // Spark's and our own threads would keep the process alive.
    Runtime.getRuntime().halt(exit);
  }

  private static void answer(String[] args) throws Exception {
    // Whatever libraries print is no answer.
    PrintStream answers = System.out;
    System.setOut(System.err);
    Shape shape = Shape.named(List.of(args[0])).get(0);
    Entry entry = new Entry(shape, args[1], Integer.parseInt(args[2]));
    Nd4j.getBackend(); // its threads can be set once it is loaded
    Implementation contender = contender(entry, Path.of(args[3]));
    answers.println(READY);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (EPOCH.equals(orders.readLine())) {
      answers.println("@" + contender.epoch());
    }
    answers.println("@" + Memory.peak() / 1024);
  }

  private static Implementation contender(Entry entry, Path file) throws IOException {
    Shape shape = entry.shape();
    List<UserVector> users = UserFile.read(file, entry.users(), shape.data().each());
    return switch (entry.contender()) {
      case Entry.OURS -> new Ours(shape, users, entry.workers(), "training.negatives=0");
      case Entry.OURS_SAMPLED -> new Ours(shape, users, entry.workers(), "training.negatives=2000");
      case Entry.OURS_IN_JOB ->
          new OursInJob(
              JobSession.start(),
              shape,
              users,
              Training.of(
                  shape,
                  "training.epochs=" + shape.epochs(),
                  "training.averaging-frequency=" + shape.averaging(),
                  "training.workers=" + entry.workers()));
      case Entry.DL4J_DENSE -> new Dl4jDense(shape, users);
      default -> throw new IllegalArgumentException("no contender of the JVM: " + entry);
    };
  }
}
