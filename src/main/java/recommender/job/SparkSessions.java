package recommender.job;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.sql.SparkSession;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.NativeThreads;
import recommender.training.TimeSource;

/** Spark sessions with all that correctness needs, so that a job submitted bare runs. */
public final class SparkSessions {
  private SparkSessions() {}

  /**
   * A session of the submitted configuration, on all cores of this machine if it names no master.
   */
  public static SparkSession start(String name) {
    TimeSource.useSystemClock();
    // Loading its native code takes ND4J seconds, in which Spark can start and read.
    CompletableFuture.runAsync(Nd4j::getBackend);
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
    // Timestamps without a zone mean the same on every machine.
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    // To compress cached tables takes longer than all else that is done to them, to save a third.
    conf.setIfMissing("spark.sql.inMemoryColumnarStorage.compressed", "false");
    // Samples as large as most tables of users make the bounds of partitions exact, so that those
    // who are scored together are the same ones in every job.
    conf.setIfMissing("spark.sql.execution.rangeExchange.sampleSizePerPartition", "10000");
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
