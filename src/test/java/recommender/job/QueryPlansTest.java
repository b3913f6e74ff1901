package recommender.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import recommender.testing.SparkTest;

class QueryPlansTest extends SparkTest {
  private static final int SLOTS = spark().sparkContext().defaultParallelism();
  private final SparkSession session = spark().newSession();

  @Test
  void plansOverFewRatingsAreMadeOnceForAllSlots() {
    session.conf().set(QueryPlans.PARTITIONS, SLOTS + 5);
    QueryPlans.fit(session, 1_000_000);
    assertThat(session.conf().get(QueryPlans.ADAPTIVE)).isEqualTo("false");
    assertThat(session.conf().get(QueryPlans.PARTITIONS)).isEqualTo(SLOTS + "");
  }

  @Test
  void fewerPartitionsThanSlotsStay() {
    session.conf().set(QueryPlans.PARTITIONS, 1);
    QueryPlans.fit(session, 10);
    assertThat(session.conf().get(QueryPlans.PARTITIONS)).isEqualTo("1");
  }

  @Test
  void plansOverManyRatingsAdaptThemselves() {
    session.conf().set(QueryPlans.PARTITIONS, SLOTS + 5);
    QueryPlans.fit(session, 1_000_001);
    assertThat(session.conf().get(QueryPlans.ADAPTIVE)).isEqualTo("true");
    assertThat(session.conf().get(QueryPlans.PARTITIONS)).isEqualTo(SLOTS + 5 + "");
  }
}
