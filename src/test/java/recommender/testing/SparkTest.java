package recommender.testing;

import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;
import recommender.job.Registrator;

/** A test that needs Spark: all of one JVM share one local session, started by the first to ask. */
public abstract class SparkTest {

  /** The shared session on two threads; never stop it, Spark does when the JVM ends. */
  protected static SparkSession spark() {
    return Session.SHARED;
  }

  private static final class Session {
    static final SparkSession SHARED = start();

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
              .config("spark.sql.warehouse.dir", "target/spark-warehouse")
              .getOrCreate();
      spark.sparkContext().setLogLevel("WARN");
      return spark;
    }
  }
}
