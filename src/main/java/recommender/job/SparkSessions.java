package recommender.job;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;
import recommender.kernel.NativeCode;
import recommender.kernel.NativeThreads;
import recommender.training.TimeSource;
import scala.Option;

/** Spark sessions with all that correctness needs, so that a job submitted bare runs. */
public final class SparkSessions {
  /** Settings of queries, where nothing else was submitted. */
  private static final Map<String, String> QUERIES =
      Map.of(
          // Timestamps without a zone mean the same on every machine.
          "spark.sql.session.timeZone",
          "UTC",
          // To compress cached tables takes longer than all else that is done to them, to save a
          // third.
          "spark.sql.inMemoryColumnarStorage.compressed",
          "false",
          // Samples as large as most tables of users make the bounds of partitions exact, so that
          // those who are scored together are the same ones in every job.
          "spark.sql.execution.rangeExchange.sampleSizePerPartition",
          "10000");

  private SparkSessions() {}

  /**
   * Does a job's work in a session of its own. Where Spark runs in this JVM already, as in a
   * notebook, the session shares its tables and temporary views, and Spark runs on afterwards with
   * its settings as they were; else Spark is started, and stopped when the work is done.
   */
  static void use(String name, Consumer<SparkSession> work) {
    Option<SparkSession> running = running();
    if (running.isEmpty()) {
      try (SparkSession spark = start(name)) {
        work.accept(spark);
      }
      return;
    }
    load();
    Option<SparkSession> active = SparkSession.getActiveSession();
    SparkSession own = running.get().cloneSession();
    SparkConf submitted = new SparkConf();
    QUERIES.forEach((key, value) -> own.conf().set(key, submitted.get(key, value)));
    SparkSession.setActiveSession(own);
    try {
      work.accept(own);
    } finally {
      SparkSession.setActiveSession(active.getOrElse(() -> null));
    }
  }

  /**
   * A session of the submitted configuration, on all cores of this machine if it names no master.
   */
  public static SparkSession start(String name) {
    load();
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", name);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.serializer", KryoSerializer.class.getName());
    conf.setIfMissing("spark.kryo.registrator", Registrator.class.getName());
    // Parameters are floats without a pattern: they do not compress.
    conf.setIfMissing("spark.broadcast.compress", "false");
    // Parameters come back from all workers at once; MemoryCheck has seen that there is room.
    conf.setIfMissing("spark.driver.maxResultSize", "0");
    NativeThreads.ENVIRONMENT.forEach(
        (variable, value) -> conf.setIfMissing("spark.executorEnv." + variable, value));
    QUERIES.forEach(conf::setIfMissing);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  private static Option<SparkSession> running() {
    return running(SparkSession.getActiveSession())
        .orElse(() -> running(SparkSession.getDefaultSession()));
  }

  private static Option<SparkSession> running(Option<SparkSession> session) {
    return session.filter(each -> !each.sparkContext().isStopped());
  }

  private static void load() {
    TimeSource.useSystemClock();
    // Loading native code takes seconds, in which Spark can start and read.
    CompletableFuture.runAsync(NativeCode::load);
  }
}
