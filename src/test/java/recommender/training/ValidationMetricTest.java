package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValidationMetricTest {
  private static final ValidationMetric RMSE = ValidationMetric.RMSE;
  private static final ValidationMetric NDCG = ValidationMetric.NDCG;

  @Test
  void errorsAreBetterLow() {
    assertThat(RMSE.compare(1, 2)).isNegative();
    assertThat(RMSE.compare(2, 1)).isPositive();
    assertThat(RMSE.compare(0, Double.POSITIVE_INFINITY)).isNegative();
  }

  @Test
  void listsAreBetterHigh() {
    assertThat(NDCG.compare(2, 1)).isNegative();
    assertThat(NDCG.compare(1, 2)).isPositive();
  }

  @Test
  void asGoodIsNotBetterAndNorIsWhatIsNoNumber() {
    for (ValidationMetric metric : ValidationMetric.values()) {
      assertThat(metric.compare(1, 1)).isZero();
      assertThat(metric.compare(0, 0)).isZero();
      assertThat(metric.compare(Double.NaN, Double.NaN)).isZero();
      Stream.of(Double.NEGATIVE_INFINITY, 0.0, 1.0, Double.POSITIVE_INFINITY)
          .forEach(value -> assertThat(metric.compare(Double.NaN, value)).isPositive());
    }
  }

  @Test
  void namesForPeopleAndForTables() {
    assertThat(RMSE.text(0.87654)).isEqualTo("validation RMSE 0.8765");
    assertThat(NDCG.text(Double.NaN)).isEqualTo("validation NDCG@10 NaN");
    assertThat(RMSE.column()).isEqualTo("validation_rmse");
    assertThat(NDCG.column()).isEqualTo("validation_ndcg_at_10");
  }
}
