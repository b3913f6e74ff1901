package recommender.recommendation;

import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import recommender.model.LoadedRun;

/**
 * Run on its way to executors, each JVM of which loads it once from the file system that all of
 * them reach.
 *
 * @param folder of the run
 * @param hadoop settings of its file system
 */
record RunSource(String folder, Broadcast<SerializableConfiguration> hadoop)
    implements Serializable {

  static RunSource of(Path folder, JavaSparkContext spark) {
    return new RunSource(
        folder.toString(),
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration())));
  }

  /** The run, for the task that asks, until this ends. */
  LoadedRun ofTask() {
    LoadedRun run = LoadedRuns.use(folder, hadoop.value().value());
    TaskCompletionListener release = task -> LoadedRuns.release(folder);
    TaskContext.get().addTaskCompletionListener(release);
    return run;
  }
}
