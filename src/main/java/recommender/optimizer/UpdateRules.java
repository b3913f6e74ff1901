package recommender.optimizer;

import recommender.kernel.VectorOps;

/** Update rules of all optimisers but Adam. */
final class UpdateRules {
  private UpdateRules() {}

  private static final float FLUSH = AdamRule.FLUSH;

  private static double power(float base, int exponent) {
    return Math.pow(base, exponent);
  }

  /** Update rule of stochastic gradient descent. */
  record SgdRule() implements UpdateRule {
    @Override
    public int states() {
      return 0;
    }

    @Override
    public boolean movesWithoutGradient() {
      return false;
    }

    @Override
    public Step step(int iteration, double rate) {
      return row -> VectorOps.add(row.weights(), (float) -rate, row.gradient());
    }
  }

  /** Update rule of stochastic gradient descent with Nesterov's momentum. */
  record NesterovRule(float momentum) implements UpdateRule {
    @Override
    public int states() {
      return 1;
    }

    @Override
    public Step step(int iteration, double rate) {
      return row -> step(row.weights(), row.states()[0], row.gradient(), (float) rate);
    }

    private void step(float[] weights, float[] speeds, float[] gradient, float rate) {
      float momentum = this.momentum;
      for (int i = 0; i < weights.length; i++) {
        float before = momentum * speeds[i];
        float speed = before - rate * gradient[i] + FLUSH - FLUSH;
        speeds[i] = speed;
        weights[i] -= before - (momentum + 1) * speed;
      }
    }
  }

  /** Update rule of AdaGrad (Duchi et al. 2011). */
  record AdaGradRule(float epsilon) implements UpdateRule {
    @Override
    public int states() {
      return 1;
    }

    @Override
    public float initialState() {
      return epsilon;
    }

    @Override
    public boolean movesWithoutGradient() {
      return false;
    }

    @Override
    public Step step(int iteration, double rate) {
      return row -> step(row.weights(), row.states()[0], row.gradient(), (float) rate);
    }

    private void step(float[] weights, float[] squares, float[] gradient, float rate) {
      float epsilon = this.epsilon;
      for (int i = 0; i < weights.length; i++) {
        float g = gradient[i];
        float square = squares[i] + g * g;
        squares[i] = square;
        weights[i] -= rate * g / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /** Update rule of RMSProp (Hinton's lecture 6 of 2012). */
  record RmsPropRule(float decay, float epsilon) implements UpdateRule {
    @Override
    public int states() {
      return 1;
    }

    @Override
    public float initialState() {
      return epsilon;
    }

    @Override
    public Step step(int iteration, double rate) {
      return row -> step(row.weights(), row.states()[0], row.gradient(), (float) rate);
    }

    private void step(float[] weights, float[] squares, float[] gradient, float rate) {
      float decay = this.decay;
      float epsilon = this.epsilon;
      for (int i = 0; i < weights.length; i++) {
        float g = gradient[i];
        float square = decay * squares[i] + (1 - decay) * g * g + FLUSH - FLUSH;
        squares[i] = square;
        weights[i] -= rate * g / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /** Update rule of AdaMax (Kingma and Ba 2015). */
  record AdaMaxRule(float beta1, float beta2) implements UpdateRule {
    private static final float SMALLEST = 1e-32f;

    @Override
    public int states() {
      return 2;
    }

    @Override
    public Step step(int iteration, double rate) {
      float corrected = (float) (rate / (1 - power(beta1, iteration)));
      return row -> step(row.weights(), row.states(), row.gradient(), corrected);
    }

    private void step(float[] weights, float[][] states, float[] gradient, float rate) {
      float[] means = states[0];
      float[] largest = states[1];
      float beta1 = this.beta1;
      float beta2 = this.beta2;
      for (int i = 0; i < weights.length; i++) {
        float g = gradient[i];
        float mean = beta1 * means[i] + (1 - beta1) * g + FLUSH - FLUSH;
        float most = Math.max(beta2 * largest[i], Math.abs(g)) + SMALLEST;
        means[i] = mean;
        largest[i] = most;
        weights[i] -= rate * mean / most;
      }
    }
  }

  /** Update rule of Nadam (Dozat 2016). */
  record NadamRule(float beta1, float beta2, double epsilon) implements UpdateRule {
    @Override
    public int states() {
      return 2;
    }

    @Override
    public Step step(int iteration, double rate) {
      float corrected = (float) (rate / (1 - power(beta1, iteration)));
      return row -> step(row.weights(), row.states(), row.gradient(), corrected);
    }

    private void step(float[] weights, float[][] states, float[] gradient, float rate) {
      float[] means = states[0];
      float[] squares = states[1];
      float beta1 = this.beta1;
      float beta2 = this.beta2;
      float epsilon = (float) this.epsilon;
      for (int i = 0; i < weights.length; i++) {
        float g = gradient[i];
        float mean = beta1 * means[i] + (1 - beta1) * g + FLUSH - FLUSH;
        float square = beta2 * squares[i] + (1 - beta2) * g * g + FLUSH - FLUSH;
        means[i] = mean;
        squares[i] = square;
        weights[i] -=
            rate * (mean * beta1 + (1 - beta1) * g) / ((float) Math.sqrt(square) + epsilon);
      }
    }
  }

  /** Update rule of AMSGrad (Reddi et al. 2018). */
  record AmsGradRule(float beta1, float beta2, double epsilon) implements UpdateRule {
    @Override
    public int states() {
      return 3;
    }

    @Override
    public Step step(int iteration, double rate) {
      double corrected =
          rate * Math.sqrt(1 - power(beta2, iteration)) / (1 - power(beta1, iteration));
      return row -> step(row.weights(), row.states(), row.gradient(), (float) corrected);
    }

    private void step(float[] weights, float[][] states, float[] gradient, float rate) {
      float[] means = states[0];
      float[] squares = states[1];
      float[] largest = states[2];
      float beta1 = this.beta1;
      float beta2 = this.beta2;
      float epsilon = (float) this.epsilon;
      for (int i = 0; i < weights.length; i++) {
        float g = gradient[i];
        float mean = beta1 * means[i] + (1 - beta1) * g + FLUSH - FLUSH;
        float square = beta2 * squares[i] + (1 - beta2) * g * g + FLUSH - FLUSH;
        float most = Math.max(largest[i], square);
        means[i] = mean;
        squares[i] = square;
        largest[i] = most;
        weights[i] -= rate * mean / ((float) Math.sqrt(most) + epsilon);
      }
    }
  }
}
