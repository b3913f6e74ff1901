package recommender.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EaseWeightTest {

  /** Means of neighbours: .25, .3, .4, .45, .45; the first of the best. */
  @Test
  void theWeightThatIsBestWithItsNeighboursIsChosen() {
    EaseWeight weight =
        EaseWeight.best(List.of(1.0, 2.0, 3.0, 4.0, 5.0), new double[] {0, .5, .4, .3, .6}, 7);
    assertThat(weight.value()).isEqualTo(5);
    assertThat(weight.ndcg()).hasValue(.6);
    EaseWeight alone =
        EaseWeight.best(List.of(1.0, 2.0, 3.0, 4.0), new double[] {.6, .1, .4, .4}, 7);
    assertThat(alone.value()).isEqualTo(4);
  }

  @Test
  void withoutAValidationPartThereIsNothingToCompare() {
    EaseWeight weight = EaseWeight.given(16);
    assertThat(weight.value()).isEqualTo(16);
    assertThat(weight.ndcg()).isEmpty();
    assertThat(weight.history()).isEqualTo("ease_weight,validation_ndcg_at_10\n16.0,\n");
  }

  @Test
  void theHistoryHasARowForEachWeight() {
    EaseWeight weight = EaseWeight.best(List.of(4.0, 6.0), new double[] {.25, .5}, 0);
    assertThat(weight.history())
        .isEqualTo("ease_weight,validation_ndcg_at_10\n4.0,0.25\n6.0,0.5\n");
  }
}
