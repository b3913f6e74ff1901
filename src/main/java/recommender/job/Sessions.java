package recommender.job;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;
import org.deeplearning4j.spark.time.SystemClockTimeSource;
import org.nd4j.linalg.factory.Nd4j;

/** Starts Spark with what correctness needs, so that a job submitted bare runs. */
final class Sessions {
  private Sessions() {}

  /**
   * A session of the submitted configuration, on all cores of this machine if it names no master.
   */
  static SparkSession start(String name) {
    // DL4J's default asks a time server on the internet.
    System.setProperty(
        "org.deeplearning4j.spark.time.TimeSource", SystemClockTimeSource.class.getName());
    // Loading its native code takes ND4J seconds, in which Spark can start and read.
    CompletableFuture.runAsync(Nd4j::getBackend);
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", name);
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.serializer", KryoSerializer.class.getName());
    conf.setIfMissing("spark.kryo.registrator", Registrator.class.getName());
    // Timestamps without a zone mean the same on every machine.
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
