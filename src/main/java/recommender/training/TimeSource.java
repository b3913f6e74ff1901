package recommender.training;

import org.deeplearning4j.spark.time.SystemClockTimeSource;

/** The clock of DL4J on Spark. */
public final class TimeSource {
  private static final String PROPERTY = "org.deeplearning4j.spark.time.TimeSource";

  private TimeSource() {}

  /** Has it use this machine's clock: by default it asks a time server on the internet. */
  public static void useSystemClock() {
    System.setProperty(PROPERTY, SystemClockTimeSource.class.getName());
  }
}
