package recommender.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.testing.WatchedFileSystem;
import recommender.testing.WatchedFileSystem.Step;

/**
 * Publishes a run, says so at a chosen step and stands still there for a while; a JVM of its own.
 */
final class StoppedPublisher {
  /** What is printed at the step. */
  static final String MARKER = "reached the step";

  /** Where to stand still: before a step whose path holds a text, the n-th time. */
  enum At {
    HALF_WRITTEN(Step.WRITE, RunFiles.MODEL, 2),
    BEFORE_SUCCESS(Step.CREATE, RunFiles.SUCCESS, 1),
    BEFORE_THE_RUNS_RENAME(Step.RENAME, RunFiles.RUNS + "/", 1),
    BEFORE_THE_HISTORY(Step.RENAME, RunFiles.PROMOTIONS, 1),
    BETWEEN_THE_RENAMES(Step.RENAME, RunFiles.CURRENT, 1);

    private final Step step;
    private final String name;
    private final int time;

    At(Step step, String name, int time) {
      this.step = step;
      this.name = name;
      this.time = time;
    }
  }

  private final At at;
  private final long millis;
  private int times;

  private StoppedPublisher(At at, long millis) {
    this.at = at;
    this.millis = millis;
  }

  /** Arguments: a local output path, an {@link At}, how many milliseconds to stand still. */
  public static void main(String[] args) throws IOException {
    StoppedPublisher publisher = new StoppedPublisher(At.valueOf(args[1]), Long.parseLong(args[2]));
    Configuration hadoop = WatchedFileSystem.watched(publisher::before);
    try (RunDraft draft = RunRepository.open(args[0], hadoop).begin(Instant.now())) {
      try (OutputStream out = draft.create(RunFiles.MODEL)) {
        out.write(new byte[100_000]);
        out.write(new byte[100_000]);
      }
      draft.publish();
    }
  }

  private void before(Step step, Path path) {
    if (step == at.step && path.toString().contains(at.name) && ++times == at.time) {
      System.out.println(MARKER);
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
