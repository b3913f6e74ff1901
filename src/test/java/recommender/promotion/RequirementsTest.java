package recommender.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  @Test
  void aLeastIsNotToBeFallenShortOf() {
    assertThat(unmet("min-coverage", 0.2, 0.2)).isEmpty();
    assertThat(unmet("min-coverage", 0.2, 0.15))
        .containsExactly("promotion.guards.min-coverage: expected at least 0.2, was 0.1500");
  }

  @Test
  void aMostIsNotToBeExceeded() {
    assertThat(unmet("max-gini", 0.9, 0.9)).isEmpty();
    assertThat(unmet("max-gini", 0.9, 0.95))
        .containsExactly("promotion.guards.max-gini: expected at most 0.9, was 0.9500");
  }

  @Test
  void whatWasNotMeasuredKeepsNoLimit() {
    assertThat(unmet("max-gini", 0.9, null))
        .containsExactly("promotion.guards.max-gini: expected at most 0.9, was not measured");
    List<String> unmet = new ArrayList<>();
    Requirements.add(unmet, "max-gini", OptionalDouble.empty(), null);
    assertThat(unmet).isEmpty();
  }

  private static List<String> unmet(String name, double limit, Double value) {
    List<String> unmet = new ArrayList<>();
    Requirements.add(unmet, name, OptionalDouble.of(limit), value);
    return unmet;
  }
}
