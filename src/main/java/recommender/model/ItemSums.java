package recommender.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import recommender.baseline.BiasModel;
import recommender.kernel.VectorOps;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.SparseRows;
import recommender.vectors.UserVector;

/**
 * Sums over the users of each item, from which the first layer's pre-activations follow, and those
 * without a user by taking off one term: a popular item has tens of thousands of terms.
 *
 * <p>With W_u and V_u the weights of a user's two inputs and x the rating less mean and the user's
 * offset, an item's pre-activations are offsets + f (Σ x W_u − o Σ W_u + indicator Σ V_u), where
 * the factor f and the item's offset o depend on the number of terms and on Σ x.
 *
 * @param valued Σ x W_u [items][units]
 * @param rated Σ W_u [items][units]
 * @param indicated Σ V_u [items][units]; zero rows without a second input
 * @param residuals Σ x by item
 * @param means Σ of ratings less global mean and the user's offset, whatever the centring is
 * @param items which each user rated
 */
record ItemSums(
    float[][] valued,
    float[][] rated,
    float[][] indicated,
    double[] residuals,
    double[] means,
    ItemsByUser items) {

  /**
   * Adds up.
   *
   * @param vectors train ratings of the items
   * @param network whose parameters are settled
   */
  static ItemSums of(List<UserVector> vectors, SparseNetwork network, InputTransform transform) {
    int size = vectors.size();
    float[][] valued = new float[size][];
    float[][] rated = new float[size][];
    float[][] indicated = new float[size][];
    double[] residuals = new double[size];
    double[] means = new double[size];
    for (int from = 0; from < size; from += Scorer.BATCH_SIZE) {
      List<UserVector> some = vectors.subList(from, Math.min(size, from + Scorer.BATCH_SIZE));
      List<int[]> inputs = some.stream().map(UserVector::columns).toList();
      List<float[]> values = some.stream().map(vector -> residuals(vector, transform)).toList();
      List<float[]> ones = some.stream().map(ItemSums::ones).toList();
      copy(network.inputSums(SparseRows.of(inputs, values)), valued, from);
      copy(network.inputSums(SparseRows.of(inputs, ones)), rated, from);
      copy(
          transform.channels() == 1
              ? new float[some.size()][network.inputOffsets().length]
              : network.inputSums(SparseRows.of(shifted(inputs, transform.items()), ones)),
          indicated,
          from);
      for (int i = 0; i < some.size(); i++) {
        for (float value : values.get(i)) {
          residuals[from + i] += value;
        }
        for (int at = 0; at < some.get(i).size(); at++) {
          means[from + i] += mean(some.get(i), at, transform.bias());
        }
      }
    }
    ItemsByUser items = ItemsByUser.of(vectors, transform.items());
    return new ItemSums(valued, rated, indicated, residuals, means, items);
  }

  /** Adds what all users have in the pre-activations of an item. */
  private void add(float[] to, int item, double factor, double offset, double indicator) {
    VectorOps.add(to, (float) factor, valued[item]);
    VectorOps.add(to, (float) (-factor * offset), rated[item]);
    VectorOps.add(to, (float) (factor * indicator), indicated[item]);
  }

  /**
   * Weights of a user's two inputs.
   *
   * @param valued W_u
   * @param indicated V_u; zeros without a second input
   */
  private record Term(float[] valued, float[] indicated) {

    static Term of(int user, SparseNetwork network, InputTransform transform) {
      float[] weights = network.inputWeights(user);
      return new Term(
          weights,
          transform.channels() == 1
              ? new float[weights.length]
              : network.inputWeights(transform.items() + user));
    }

    /** Subtracts what the user has in the pre-activations of an item. */
    void subtract(float[] from, double factor, double value, double indicator) {
      VectorOps.add(from, (float) (-factor * value), valued);
      VectorOps.add(from, (float) (-factor * indicator), indicated);
    }
  }

  private static float[] residuals(UserVector item, InputTransform transform) {
    float[] residuals = new float[item.size()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = transform.residual(item.columns()[i], item.ratings()[i]);
    }
    return residuals;
  }

  private static double mean(UserVector item, int at, BiasModel bias) {
    return item.ratings()[at] - bias.mean() - bias.itemOffsets()[item.columns()[at]];
  }

  private static float[] ones(UserVector item) {
    float[] ones = new float[item.size()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static List<int[]> shifted(List<int[]> inputs, int by) {
    return inputs.stream()
        .map(columns -> Arrays.stream(columns).map(column -> column + by).toArray())
        .toList();
  }

  private static void copy(float[][] some, float[][] all, int from) {
    System.arraycopy(some, 0, all, from, some.length);
  }

  /**
   * The codes of items without the rating of a user.
   *
   * @param items columns of the items
   * @param places where the user stands in their vectors
   * @param vectors of all items
   */
  List<ItemCode> without(
      int[] items,
      int[] places,
      List<UserVector> vectors,
      SparseNetwork network,
      InputTransform transform) {
    int user = vectors.get(items[0]).columns()[places[0]];
    Term term = Term.of(user, network, transform);
    float[] offsets = network.inputOffsets();
    float[][] preActivations = new float[items.length][];
    float[] parts = new float[items.length];
    float[] means = new float[items.length];
    for (int i = 0; i < items.length; i++) {
      int item = items[i];
      UserVector vector = vectors.get(item);
      int others = vector.size() - 1;
      double x = transform.residual(user, vector.ratings()[places[i]]);
      double offset = transform.userOffset(residuals[item] - x, others);
      double factor = transform.scaling().factor(others);
      preActivations[i] = offsets.clone();
      add(preActivations[i], item, factor, offset, transform.indicator());
      term.subtract(preActivations[i], factor, x - offset, transform.indicator());
      parts[i] = (float) transform.userPart(offset);
      double mean = this.means[item] - mean(vector, places[i], transform.bias());
      means[i] = (float) (transform.bias().mean() + mean / (others + BiasModel.SHRINKAGE));
    }
    float[][] hidden = network.hiddenOutputs(preActivations);
    List<ItemCode> codes = new ArrayList<>(items.length);
    for (int i = 0; i < items.length; i++) {
      codes.add(new ItemCode(hidden[i], parts[i], means[i]));
    }
    return codes;
  }
}
