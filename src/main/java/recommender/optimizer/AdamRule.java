package recommender.optimizer;

import java.util.List;
import recommender.kernel.Row;

/**
 * Update rule of Adam (Kingma and Ba 2015) with DL4J's arithmetic: the bias corrections are part of
 * the learning rate.
 *
 * @param beta1 decay of the mean of gradients, in (0, 1)
 * @param beta2 decay of the mean of squares, in (0, 1)
 * @param epsilon keeps the division finite
 */
record AdamRule(float beta1, float beta2, double epsilon) implements UpdateRule {
  /**
   * Added and subtracted again, it makes zero of numbers so small (below 1e-37) that the processor
   * would handle them a hundred times as slowly; all others stay as they are.
   */
  static final float FLUSH = 1e-30f;

  @Override
  public int states() {
    return 2;
  }

  @Override
  public AdamStep step(int iteration, double rate) {
    double corrected =
        rate * Math.sqrt(1 - Math.pow(beta2, iteration)) / (1 - Math.pow(beta1, iteration));
    return new AdamStep(this, (float) corrected);
  }

  /**
   * Step of Adam.
   *
   * @param rate learning rate with the bias corrections
   */
  record AdamStep(AdamRule rule, float rate) implements Step {
    @Override
    public void apply(Row row) {
      apply(row.weights(), row.states()[0], row.states()[1], row.gradient());
    }

    private void apply(float[] weights, float[] means, float[] squares, float[] gradient) {
      float rate = this.rate;
      float beta1 = rule.beta1;
      float beta2 = rule.beta2;
      float rest1 = 1 - beta1;
      float rest2 = 1 - beta2;
      float epsilon = (float) rule.epsilon;
      for (int i = 0; i < weights.length; i++) {
        float g = gradient[i];
        float mean = beta1 * means[i] + rest1 * g + FLUSH - FLUSH;
        float square = beta2 * squares[i] + rest2 * g * g + FLUSH - FLUSH;
        means[i] = mean;
        squares[i] = square;
        weights[i] -= rate * mean / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>They are computed in closed form. After j of them the mean is β₁ʲ·m and the root of the
   * squares sʲ·r with s = √β₂, so the weight has moved by m·Σ aⱼβ₁ʲ / (sʲr + ε). With D = r + ε and
   * δⱼ = 1 − sʲ the divisor is D·(1 − δⱼ·r/D); its inverse is a power series in δⱼ·r/D, which is
   * small as long as β₁ʲ is not, and whose coefficients are the same for all weights. Four terms
   * leave an error below 1e-7 of the movement.
   */
  @Override
  public Step withoutGradient(List<Step> missed) {
    double[] series = new double[4];
    double mean = 1;
    double root = 1;
    for (Step step : missed) {
      mean *= beta1;
      root *= Math.sqrt(beta2);
      double term = ((AdamStep) step).rate * mean;
      for (int power = 0; power < series.length; power++) {
        series[power] += term;
        term *= 1 - root;
      }
    }
    return new StepsWithoutGradient((float) mean, (float) (root * root), (float) epsilon, series);
  }

  /** Several steps of Adam without a gradient. */
  private record StepsWithoutGradient(
      float meanDecay, float squareDecay, float epsilon, double[] series) implements Step {
    @Override
    public void apply(Row row) {
      apply(row.weights(), row.states()[0], row.states()[1]);
    }

    private void apply(float[] weights, float[] means, float[] squares) {
      float meanDecay = this.meanDecay;
      float squareDecay = this.squareDecay;
      float epsilon = this.epsilon;
      float c0 = (float) series[0];
      float c1 = (float) series[1];
      float c2 = (float) series[2];
      float c3 = (float) series[3];
      for (int i = 0; i < weights.length; i++) {
        float mean = means[i];
        float square = squares[i];
        float root = (float) Math.sqrt(square);
        float inverse = 1 / (root + epsilon);
        float share = root * inverse;
        weights[i] -= mean * inverse * (c0 + share * (c1 + share * (c2 + share * c3)));
        means[i] = mean * meanDecay + FLUSH - FLUSH;
        squares[i] = square * squareDecay + FLUSH - FLUSH;
      }
    }
  }
}
