package recommender.kernel;

/**
 * Buffers for one row of weights, the optimiser's state of each weight, and their gradient.
 *
 * @param weights [width]
 * @param states [states][width], none where the weights are only read
 * @param gradient [width]
 */
public record Row(float[] weights, float[][] states, float[] gradient) {

  /** A row of zeros. */
  public static Row of(int width, int states) {
    return new Row(new float[width], new float[states][width], new float[width]);
  }
}
