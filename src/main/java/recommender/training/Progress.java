package recommender.training;

import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Progress of a job: on a terminal one line that is rewritten, elsewhere a line of the log every
 * few seconds. Which of them is said by the property {@code recommender.progress}, which the submit
 * scripts set to {@code terminal} where there is one.
 */
public final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  /** Nanoseconds between two lines of the log. */
  static final long PAUSE = 5_000_000_000L;

  private static final int WIDTH = 100;
  private static final String BEGINNING_OF_LINE = "\r\u001b[K";

  private static final Progress STANDARD =
      new Progress(
          "terminal".equals(System.getProperty("recommender.progress")) ? System.err : null,
          LOG::info,
          System::nanoTime);

  private final PrintStream terminal;
  private final Consumer<String> log;
  private final LongSupplier clock;
  private long next = Long.MIN_VALUE;

  /**
   * @param terminal null where there is none
   * @param log takes lines otherwise
   * @param clock nanoseconds
   */
  Progress(PrintStream terminal, Consumer<String> log, LongSupplier clock) {
    this.terminal = terminal;
    this.log = log;
    this.clock = clock;
  }

  /** The progress of the job in this JVM. */
  public static Progress standard() {
    return STANDARD;
  }

  /** Says what is begun; a log has a line of its own for that when it is over. */
  public synchronized void begin(String stage) {
    rewrite(stage + " ...");
    next = Long.MIN_VALUE;
  }

  /** Says how far a stage is, the first time in any case, then every few seconds in a log. */
  public synchronized void at(String step) {
    rewrite(step);
    long now = clock.getAsLong();
    if (terminal == null && (next == Long.MIN_VALUE || now - next >= 0)) {
      log.accept(step);
      next = now + PAUSE;
    }
  }

  /** Takes the line off a terminal. */
  public synchronized void end() {
    rewrite("");
  }

  private void rewrite(String text) {
    if (terminal != null) {
      terminal.print(BEGINNING_OF_LINE + text.substring(0, Math.min(text.length(), WIDTH)));
      terminal.flush();
    }
  }
}
