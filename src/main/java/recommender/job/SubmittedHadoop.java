package recommender.job;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Hadoop's settings as they were submitted, for work that needs no session. Where the driver runs
 * on a cluster there is one all the same: YARN takes a driver without a session for a failed one.
 *
 * @param configuration with what {@code spark.hadoop.*} says
 * @param session of a driver on a cluster
 */
record SubmittedHadoop(Configuration configuration, Optional<SparkSession> session)
    implements AutoCloseable {
  private static final String HADOOP = "spark.hadoop.";

  /** The settings of a job of that name. */
  static SubmittedHadoop of(String job) {
    // What SparkConf would read, without half a second of Spark's classes.
    if (System.getProperty("spark.submit.deployMode", "client").equals("cluster")) {
      SparkSession session = SparkSessions.start(job);
      return new SubmittedHadoop(
          session.sparkContext().hadoopConfiguration(), Optional.of(session));
    }
    Configuration hadoop = new Configuration();
    for (String key : System.getProperties().stringPropertyNames()) {
      if (key.startsWith(HADOOP)) {
        hadoop.set(key.substring(HADOOP.length()), System.getProperty(key));
      }
    }
    return new SubmittedHadoop(hadoop, Optional.empty());
  }

  @Override
  public void close() {
    session.ifPresent(SparkSession::close);
  }
}
