package recommender.testing;

import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;
import recommender.job.Registrator;

/** A test that needs Spark: all of one JVM share one local session, started by the first to ask. */
public abstract class SparkTest {
  private static SparkSession shared;

  /** The shared session on two threads; never stop it, Spark does when the JVM ends. */
  protected static synchronized SparkSession spark() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** Ends the shared session: a JVM has one at a time, and a job starts its own. */
  static synchronized void stop() {
    if (shared != null) {
      shared.stop();
      shared = null;
    }
  }

  private static SparkSession start() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", false)
            // As a job's session: ND4J's arrays do not pass through Kryo otherwise.
            .config("spark.serializer", KryoSerializer.class.getName())
            .config("spark.kryo.registrator", Registrator.class.getName())
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 3)
            // Spark allocates whole blocks, and every stage broadcasts its few bytes of tasks.
            .config("spark.broadcast.blockSize", "64k")
            .config("spark.sql.warehouse.dir", "target/spark-warehouse")
            .getOrCreate();
    spark.sparkContext().setLogLevel("WARN");
    return spark;
  }
}
