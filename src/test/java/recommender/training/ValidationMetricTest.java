package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import recommender.training.ValidationMetric.Better;

class ValidationMetricTest {

  @Test
  void errorsAreBetterLow() {
    ValidationMetric rmse = ValidationMetric.rmse(network -> 0.875);
    assertThat(rmse.name()).isEqualTo("RMSE");
    assertThat(rmse.better()).isEqualTo(Better.LOWER);
    assertThat(rmse.of().applyAsDouble(null)).isEqualTo(0.875);
  }

  @Test
  void listsAreBetterHigh() {
    ValidationMetric ndcg = ValidationMetric.ndcg(network -> 0.25);
    assertThat(ndcg.name()).isEqualTo("NDCG@10");
    assertThat(ndcg.better()).isEqualTo(Better.HIGHER);
    assertThat(ndcg.of().applyAsDouble(null)).isEqualTo(0.25);
  }

  @Test
  void asGoodIsNotBetterAndNorIsWhatIsNoNumber() {
    assertThat(Better.LOWER.than(1, 2)).isTrue();
    assertThat(Better.LOWER.than(2, 1)).isFalse();
    assertThat(Better.HIGHER.than(2, 1)).isTrue();
    assertThat(Better.HIGHER.than(1, 2)).isFalse();
    for (Better better : Better.values()) {
      assertThat(better.than(1, 1)).isFalse();
      assertThat(better.than(Double.NaN, better.worst())).isFalse();
      assertThat(better.than(0, better.worst())).isTrue();
    }
  }
}
