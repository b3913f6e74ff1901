package recommender.network;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

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
    double squares = 0;
    int observed = 0;
    for (double[] user : ratings) {
      double[] output = output(parameters, user);
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
    double step = 1e-6;
    double[] gradient = new double[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      double[] moved = parameters.clone();
      moved[i] += step;
      double above = loss(moved, ratings);
      moved[i] -= 2 * step;
      gradient[i] = (above - loss(moved, ratings)) / (2 * step);
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
