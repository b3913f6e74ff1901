package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

/** In a JVM where Spark runs; end-to-end tests see jobs start it and stop it. */
class SparkSessionsTest extends SparkTest {
  private static final String ZONE = "spark.sql.session.timeZone";

  @AfterEach
  void forget() {
    spark().catalog().dropTempView("few");
    spark().conf().unset(QueryPlans.PARTITIONS);
    spark().conf().unset(ZONE);
  }

  @Test
  void aJobReadsTheViewsOfSparkThatRunsAlready() {
    spark().range(3).createOrReplaceTempView("few");
    SparkSessions.use("job", own -> assertThat(own.table("few").count()).isEqualTo(3));
  }

  @Test
  void whatAJobSetsAndMakesIsItsOwn() {
    spark().conf().set(QueryPlans.PARTITIONS, 7);
    spark().conf().set(ZONE, "Asia/Tokyo");
    SparkSessions.use(
        "job",
        own -> {
          assertThat(own.conf().get(QueryPlans.PARTITIONS)).isEqualTo("7");
          assertThat(own.conf().get(ZONE)).isEqualTo("UTC");
          assertThat(SparkSession.active()).isSameAs(own);
          QueryPlans.fit(own, 10);
          own.range(3).createOrReplaceTempView("few");
        });
    assertThat(spark().conf().get(QueryPlans.PARTITIONS)).isEqualTo("7");
    assertThat(spark().conf().get(ZONE)).isEqualTo("Asia/Tokyo");
    assertThat(spark().catalog().tableExists("few")).isFalse();
  }

  @Test
  void sparkRunsOnAfterAJobThatFailed() {
    SparkSession before = spark();
    SparkSession.setActiveSession(before);
    assertThatThrownBy(
            () ->
                SparkSessions.use(
                    "job",
                    own -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");
    assertThat(SparkSession.active()).isSameAs(before);
    assertThat(before.range(2).count()).isEqualTo(2);
  }
}
