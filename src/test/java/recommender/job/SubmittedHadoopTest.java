package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import scala.Option;

class SubmittedHadoopTest {
  private static final String KEY = "spark.hadoop.fs.some.key";

  @Test
  void settingsOfHadoopAreThoseThatWereSubmittedAndNoSessionStarts() {
    System.setProperty(KEY, "value");
    // Another test of this JVM may have left one.
    Option<SparkSession> before = SparkSession.getActiveSession();
    try (SubmittedHadoop hadoop = SubmittedHadoop.of("test")) {
      assertThat(hadoop.configuration().get("fs.some.key")).isEqualTo("value");
      assertThat(hadoop.session()).isEmpty();
      assertThat(SparkSession.getActiveSession()).isEqualTo(before);
    } finally {
      System.clearProperty(KEY);
    }
  }
}
