package recommender.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/** What jobs print to the standard streams while they run. */
public final class Printed {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Runs a job and returns its exit code. */
  public int by(IntSupplier job) {
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return job.getAsInt();
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  /** The text of standard output. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The text of standard error. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
