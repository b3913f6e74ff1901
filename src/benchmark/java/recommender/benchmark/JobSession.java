package recommender.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.spark.sql.SparkSession;
import recommender.job.SparkSessions;

/** Spark session as the job's own, of the sizes in conf/spark-local.conf. */
final class JobSession {
  private JobSession() {}

  static SparkSession start() throws IOException {
    Properties sizes = new Properties();
    try (BufferedReader conf = Files.newBufferedReader(Path.of("conf/spark-local.conf"))) {
      sizes.load(conf);
    }
    sizes.forEach((key, value) -> System.setProperty(key.toString(), value.toString()));
    System.setProperty("spark.master", "local[*]");
    System.setProperty("spark.ui.enabled", "false");
    // What comes back from the workers of a wide network; the job's launcher sets it by the plan.
    System.setProperty("spark.driver.maxResultSize", "0");
    return SparkSessions.start("benchmark");
  }
}
