package recommender.model;

import java.util.Arrays;
import java.util.List;
import recommender.baseline.BiasModel;
import recommender.onnx.Attribute;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;
import recommender.onnx.Weights;

/**
 * {@linkplain RidgeFoldIn Ridge regression} of users' ratings on codes, as nodes of a graph.
 *
 * <p>A last unit, of the same value in all codes, stands for the offset of the user: at √(100 / 5)
 * a penalty of 100 on the square of its weight is one of 5 on the square of the offset. The normal
 * equations (HᵀH + 100) w = Hᵀy of all users of a batch are solved side by side by {@value #STEPS}
 * steps of the method of conjugate gradients (Hestenes and Stiefel 1952), in double precision and
 * without their matrices. H has the codes of the items that somebody in the batch rated.
 */
record RidgeGraph(ItemCodes codes) {
  /**
   * Steps after which nothing but float rounding is left of the difference, even for somebody who
   * rated all of 9,334 items.
   */
  static final int STEPS = 50;

  /** Keeps a step of a user whose equations are solved from being 0 / 0. */
  private static final double TINY = 1e-200;

  private static final String CODES =
      "codes, an item a row; the last column, the same in all, stands for the offset of a user";
  private static final String MEANS = "global mean and offset of the items";
  private static final List<Attribute> BY_ROW = List.of(Attribute.of("axis", 0));
  private static final List<Attribute> BY_COLUMN = List.of(Attribute.of("axis", 1));

  /**
   * Equations of a batch.
   *
   * @param codes of the items rated [rated × units]
   * @param rated 1 where a user has rated one of them [users × rated]
   */
  private record Equations(Value codes, Value rated) {
    /** Adds the product of their matrices with a vector of each user [users × units]. */
    Value times(OnnxGraph graph, Value vectors) {
      List<Attribute> transposed = List.of(Attribute.of("transB", 1));
      Value predicted = graph.node("Gemm", transposed, vectors, codes);
      Value masked = graph.node("Mul", predicted, rated);
      Value penalty = graph.node("Mul", vectors, graph.doubleNumber(RidgeFoldIn.L2));
      return graph.node("Gemm", masked, codes, penalty);
    }
  }

  /**
   * Adds the regression and what it predicts.
   *
   * @param ratings [users × items], NaN where there is none
   * @return predicted ratings [users × items]
   */
  Value predictions(OnnxGraph graph, Value ratings) {
    Value all = graph.weights(Weights.matrix("codes", CODES, extended()));
    Value means = graph.weights(Weights.vector("items.means", MEANS, codes.means()));
    Value rated = graph.isRated(ratings);
    Value places = placesRated(graph, rated);
    Equations equations =
        new Equations(
            graph.inDoubles(graph.node("Gather", BY_ROW, all, places)),
            graph.inDoubles(graph.node("Gather", BY_COLUMN, rated, places)));
    Value residuals = graph.zeroWhereNaN(graph.node("Sub", ratings, means));
    Value known = graph.inDoubles(graph.node("Gather", BY_COLUMN, residuals, places));
    Value right = graph.node("MatMul", known, equations.codes());
    Value weights = graph.inFloats(solution(graph, equations, right));
    return graph.affine(weights, all, means);
  }

  private float[][] extended() {
    float[][] extended = new float[codes.size()][];
    for (int item = 0; item < extended.length; item++) {
      extended[item] = Arrays.copyOf(codes.hidden()[item], codes.width() + 1);
      extended[item][codes.width()] = (float) Math.sqrt(RidgeFoldIn.L2 / BiasModel.SHRINKAGE);
    }
    return extended;
  }

  /** Columns of the items that somebody rated, and of the first, as a product needs one. */
  private static Value placesRated(OnnxGraph graph, Value rated) {
    List<Attribute> overUsers =
        List.of(Attribute.of("axes", new long[] {0}), Attribute.of("keepdims", 0));
    Value somebody = graph.node("ReduceMax", overUsers, rated);
    Value first = graph.node("Unsqueeze", graph.number(1), graph.wholeNumbers(0));
    Value others =
        graph.node("Slice", somebody, graph.wholeNumbers(1), graph.wholeNumbers(Integer.MAX_VALUE));
    Value chosen = graph.node("Concat", BY_ROW, first, others);
    return graph.node("Squeeze", graph.node("NonZero", chosen), graph.wholeNumbers(0));
  }

  /** Weights of the users [users × units]. */
  private static Value solution(OnnxGraph graph, Equations equations, Value right) {
    Value none = graph.node("Mul", right, graph.doubleNumber(0));
    List<Value> begin = List.of(none, right, right, squares(graph, right));
    return graph.loop(STEPS, begin, (body, state) -> step(body, equations, state)).get(0);
  }

  /** The state is the solution, what is left of the right side, the direction, and its squares. */
  private static List<Value> step(OnnxGraph body, Equations equations, List<Value> state) {
    Value left = state.get(1);
    Value direction = state.get(2);
    Value square = state.get(3);
    Value product = equations.times(body, direction);
    Value curvature = body.rowSums(body.node("Mul", direction, product));
    Value length = ratio(body, square, curvature);
    Value solution = body.node("Add", state.get(0), body.node("Mul", length, direction));
    Value nextLeft = body.node("Sub", left, body.node("Mul", length, product));
    Value nextSquare = squares(body, nextLeft);
    Value kept = body.node("Mul", ratio(body, nextSquare, square), direction);
    return List.of(solution, nextLeft, body.node("Add", nextLeft, kept), nextSquare);
  }

  private static Value squares(OnnxGraph graph, Value vectors) {
    return graph.rowSums(graph.node("Mul", vectors, vectors));
  }

  private static Value ratio(OnnxGraph graph, Value above, Value below) {
    return graph.node("Div", above, graph.node("Max", below, graph.doubleNumber(TINY)));
  }
}
