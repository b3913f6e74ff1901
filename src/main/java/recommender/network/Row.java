package recommender.network;

/** Room for one row of weights, the optimiser's state beside it, and its gradient. */
final class Row {
  final float[] weights;
  final float[][] states;
  final float[] gradient;

  Row(int width, int states) {
    this.weights = new float[width];
    this.states = new float[states][width];
    this.gradient = new float[width];
  }
}
