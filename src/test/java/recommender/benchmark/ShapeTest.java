package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void withoutNamesTheShapesAreAAndB() {
    assertThat(Shape.named(List.of())).extracting(Shape::name).containsExactly("A", "B");
  }

  @Test
  void growthNamesTheShapesOfItsCurves() {
    assertThat(Shape.named(List.of("growth")))
        .extracting(Shape::name)
        .containsExactly(
            "ratings-x1",
            "ratings-x2",
            "ratings-x4",
            "items-x1",
            "items-x4",
            "items-x16",
            "items-x1-sgd",
            "items-x4-sgd",
            "items-x16-sgd");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Shape.named(List.of("A", "Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected shapes out of A, B, C, D, E, E-adam, likes,")
        .hasMessageEndingWith("or growth, was Z");
  }

  @Test
  void theLastMiniBatchOfAnEpochIsShort() {
    Shape a = Shape.named(List.of("A")).get(0);
    assertThat(a.batches(a.data().users())).isEqualTo(12);
    assertThat(a.batches(1)).isEqualTo(1);
  }

  /** 3,706·500 + 500 in, 500·3,706 + 3,706 out. */
  @Test
  void parametersAreWeightsAndOffsets() {
    assertThat(Shape.named(List.of("A")).get(0).parameters()).isEqualTo(3_710_206);
  }
}
