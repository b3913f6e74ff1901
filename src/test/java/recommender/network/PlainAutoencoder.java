package recommender.network;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The same network in plain Java, in doubles: fully connected layers with offsets, one activation
 * for all but the last.
 *
 * @param sizes of all layers, from items to items
 */
record PlainAutoencoder(List<Integer> sizes, DoubleUnaryOperator activation) {

  /**
   * Masked MSE of some users.
   *
   * @param parameters layer by layer: weights, all inputs of a unit together, then offsets
   * @param ratings by user and item, NaN where there is none
   */
  double loss(double[] parameters, double[][] ratings) {
    return loss(parameters, ratings, ratings);
  }

  /** The same where users are fed other ratings than their outputs are compared with. */
  double loss(double[] parameters, double[][] fed, double[][] ratings) {
    double squares = 0;
    int observed = 0;
    for (int row = 0; row < ratings.length; row++) {
      double[] user = ratings[row];
      double[] output = output(parameters, fed[row]);
      for (int i = 0; i < user.length; i++) {
        if (!Double.isNaN(user[i])) {
          squares += (output[i] - user[i]) * (output[i] - user[i]);
          observed++;
        }
      }
    }
    return squares / observed;
  }

  /** The gradient of the loss by central differences. */
  double[] gradient(double[] parameters, double[][] ratings) {
    return gradient(moved -> loss(moved, ratings), parameters);
  }

  /** The gradient of any function by central differences. */
  static double[] gradient(ToDoubleFunction<double[]> loss, double[] parameters) {
    double step = 1e-6;
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      double[] moved = parameters.clone();
      moved[i] += step;
      double above = loss.applyAsDouble(moved);
      moved[i] -= 2 * step;
      gradient[i] = (above - loss.applyAsDouble(moved)) / (2 * step);
    }
    return gradient;
  }

  double[] output(double[] parameters, double[] user) {
    double[] values = user.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.isNaN(values[i]) ? 0 : values[i];
    }
    int at = 0;
    for (int layer = 1; layer < sizes.size(); layer++) {
      double[] next = new double[sizes.get(layer)];
      int offsets = at + values.length * next.length;
      for (int unit = 0; unit < next.length; unit++) {
        double sum = parameters[offsets + unit];
        for (double value : values) {
          sum += parameters[at++] * value;
        }
        next[unit] = layer == sizes.size() - 1 ? sum : activation.applyAsDouble(sum);
      }
      at += next.length;
      values = next;
    }
    return values;
  }
}
