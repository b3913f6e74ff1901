package recommender.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.testing.Onnx;

class OnnxGraphTest {
  private static final float NONE = Float.NaN;

  @Test
  void nodesReadWhatWasAddedBefore() {
    float[][] sums =
        Onnx.run(
            (graph, x) -> graph.node("Add", graph.rowSums(x), graph.number(0.5f)),
            1,
            new float[] {1, 2, 3},
            new float[] {4, 5, 6});
    assertThat(sums).isDeepEqualTo(new float[][] {{6.5f}, {15.5f}});
  }

  @Test
  void naNIsNoRatingAndIsNotAtLeastAnything() {
    float[] ratings = {NONE, 3, 4, -1};
    assertThat(Onnx.run(OnnxGraph::isRated, 4, ratings)[0]).containsExactly(0, 1, 1, 1);
    assertThat(Onnx.run(OnnxGraph::zeroWhereNaN, 4, ratings)[0]).containsExactly(0, 3, 4, -1);
    assertThat(Onnx.run((graph, x) -> graph.isAtLeast(x, 3), 4, ratings)[0])
        .containsExactly(0, 1, 1, 0);
    assertThat(Onnx.run((graph, x) -> graph.isAtLeast(x, Float.NEGATIVE_INFINITY), 4, ratings)[0])
        .containsExactly(0, 1, 1, 1);
  }

  /** 2 · (1 3; 2 4)ᵀ plus (10 20). */
  @Test
  void anAffineMapTransposesItsWeights() {
    float[][] mapped =
        Onnx.run(
            (graph, x) ->
                graph.affine(
                    x,
                    graph.weights(Weights.matrix("w", "", new float[][] {{1, 3}, {2, 4}})),
                    graph.weights(Weights.vector("v", "", new float[] {10, 20}))),
            2,
            new float[] {2, 0},
            new float[] {0, 2});
    assertThat(mapped).isDeepEqualTo(new float[][] {{12, 24}, {16, 28}});
  }

  /** Doubled five times, beside a number that stays. */
  @Test
  void aLoopGoesOnFromItsLastState() {
    float[][] end =
        Onnx.run(
            (graph, x) ->
                graph.inFloats(
                    graph
                        .loop(
                            5,
                            List.of(graph.inDoubles(x), graph.doubleNumber(2)),
                            (body, state) ->
                                List.of(body.node("Mul", state.get(0), state.get(1)), state.get(1)))
                        .get(0)),
            2,
            new float[] {1, 3});
    assertThat(end[0]).containsExactly(32, 96);
  }
}
