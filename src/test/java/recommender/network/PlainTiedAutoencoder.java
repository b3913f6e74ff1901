package recommender.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A {@link PlainAutoencoder} whose decoder has the encoder's weights, as a function of parameters
 * that are laid out as a tied {@link SparseNetwork} has them.
 *
 * @param sizes that read the same in both directions
 */
record PlainTiedAutoencoder(PlainAutoencoder plain, List<Integer> sizes) {

  double loss(double[] parameters, double[][] fed, double[][] ratings) {
    return plain.loss(untied(parameters), fed, ratings);
  }

  private double[] untied(double[] parameters) {
    List<Double> all = new ArrayList<>();
    for (int layer = 0; layer < layers(); layer++) {
      for (int unit = 0; unit < sizes.get(layer + 1); unit++) {
        for (int input = 0; input < sizes.get(layer); input++) {
          all.add(parameters[weight(layer, input, unit)]);
        }
      }
      for (int unit = 0; unit < sizes.get(layer + 1); unit++) {
        all.add(parameters[start(layer) + ownWeights(layer) + unit]);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The first layer keeps the units of an input together, the others the inputs of a unit. */
  private int weight(int layer, int input, int unit) {
    if (isTied(layer)) {
      return weight(layers() - 1 - layer, unit, input);
    }
    return layer == 0
        ? input * sizes.get(1) + unit
        : start(layer) + unit * sizes.get(layer) + input;
  }

  private int start(int layer) {
    return layer == 0 ? 0 : start(layer - 1) + ownWeights(layer - 1) + sizes.get(layer);
  }

  private int ownWeights(int layer) {
    return isTied(layer) ? 0 : sizes.get(layer) * sizes.get(layer + 1);
  }

  private boolean isTied(int layer) {
    return 2 * layer > layers() - 1;
  }

  private int layers() {
    return sizes.size() - 1;
  }
}
