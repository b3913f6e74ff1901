package recommender.testing;

import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;
import recommender.job.Registrator;

/** A test that needs Spark: all of one JVM share one local session, started by the first to ask. */
public abstract class SparkTest {
  private static SparkSession shared;

  /** The shared session on two threads; never stop it, Spark does when the JVM ends. */
  protected static synchronized SparkSession spark() {
    if (shared == null || shared.sparkContext().isStopped()) {
      shared = start();
    }
    return shared;
  }

  /** Ends the shared session: a JVM has one at a time. */
  static synchronized void stop() {
    if (shared != null) {
      shared.stop();
      shared = null;
    }
  }

  private static SparkSession start() {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("tests")
            // As a job's session: ND4J's arrays do not pass through Kryo otherwise.
            .config("spark.serializer", KryoSerializer.class.getName())
            .config("spark.kryo.registrator", Registrator.class.getName())
            .config("spark.sql.warehouse.dir", "target/spark-warehouse");
    LocalRuns.SPARK.forEach(builder::config);
    SparkSession spark = builder.getOrCreate();
    spark.sparkContext().setLogLevel("WARN");
    return spark;
  }
}
