package recommender.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestByValidationTest {
  private final List<String> better = new ArrayList<>();

  @Test
  void theFirstOfTheLowestErrors() {
    BestByValidation<String> best = offered(ValidationMetric.RMSE, 0.9, 0.8, 0.85, 0.8, 0.81);
    assertThat(best.best()).isEqualTo("2");
    assertThat(best.value()).isEqualTo(0.8);
    assertThat(better).containsExactly("1", "2");
    assertThat(best.offered()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void theFirstOfTheBestLists() {
    BestByValidation<String> best = offered(ValidationMetric.NDCG, 0.1, 0.3, 0.2, 0.3);
    assertThat(best.best()).isEqualTo("2");
    assertThat(best.value()).isEqualTo(0.3);
    assertThat(better).containsExactly("1", "2");
  }

  /** As of lists without a hit. */
  @Test
  void theWorstThereIsIsStillTheBestOfItsKind() {
    BestByValidation<String> best = offered(ValidationMetric.NDCG, 0, 0);
    assertThat(best.best()).isEqualTo("1");
    assertThat(best.value()).isZero();
  }

  @Test
  void whatCouldNotBeMeasuredIsTakenUntilSomethingCould() {
    assertThat(offered(ValidationMetric.NDCG, Double.NaN).best()).isEqualTo("1");
    assertThat(offered(ValidationMetric.RMSE, Double.NaN, 7, Double.NaN).best()).isEqualTo("2");
    assertThat(offered(ValidationMetric.NDCG, Double.NaN, 0).best()).isEqualTo("2");
  }

  @Test
  void nothingIsBestBeforeAnythingWasOffered() {
    BestByValidation<String> best = offered(ValidationMetric.RMSE);
    assertThat(best.best()).isNull();
    assertThat(best.offered()).isEmpty();
  }

  private BestByValidation<String> offered(ValidationMetric metric, double... values) {
    BestByValidation<String> best = new BestByValidation<>(metric);
    for (int i = 0; i < values.length; i++) {
      String name = String.valueOf(i + 1);
      if (best.offer(name, values[i])) {
        better.add(name);
      }
    }
    return best;
  }
}
