package recommender.recommendation;

import java.util.HashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.model.LoadedRun;

/**
 * Runs that are loaded in this JVM, each once for all tasks. One that no task uses is kept until
 * another is asked for, since the next task may come.
 */
final class LoadedRuns {
  private static final Map<String, Use> USES = new HashMap<>();

  private LoadedRuns() {}

  /** A run and the number of tasks that use it. */
  private static final class Use {
    private final LoadedRun run;
    private int tasks;

    Use(LoadedRun run) {
      this.run = run;
    }
  }

  /**
   * The run of a folder, until it is {@linkplain #release released}. Whether it is published is for
   * whoever names the folder to know.
   *
   * @throws recommender.model.ModelException when it cannot be loaded
   */
  static synchronized LoadedRun use(String folder, Configuration hadoop) {
    Use use = USES.get(folder);
    if (use == null) {
      closeUnused();
      use = new Use(LoadedRun.ofDraft(new Path(folder), hadoop));
      USES.put(folder, use);
    }
    use.tasks++;
    return use.run;
  }

  /** Ends one use. */
  static synchronized void release(String folder) {
    USES.get(folder).tasks--;
  }

  /** Frees the runs that no task uses. */
  static synchronized void closeUnused() {
    USES.values()
        .removeIf(
            use -> {
              boolean isUnused = use.tasks == 0;
              if (isUnused) {
                use.run.close();
              }
              return isUnused;
            });
  }
}
