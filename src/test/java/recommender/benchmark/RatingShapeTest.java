package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatingShapeTest {
  @Test
  void theRaceIsRunWhereItIsTheOnlyShape() {
    assertThat(RatingShape.isAskedFor(List.of("als"))).isTrue();
    assertThat(RatingShape.isAskedFor(List.of("A", "als"))).isFalse();
    assertThat(RatingShape.isAskedFor(List.of("A"))).isFalse();
    assertThat(RatingShape.isAskedFor(List.of())).isFalse();
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> RatingShape.named("A"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected als or als-small, was A");
  }
}
