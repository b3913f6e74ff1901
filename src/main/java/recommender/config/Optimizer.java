package recommender.config;

/** Optimisers of DL4J that take a learning rate. */
public enum Optimizer {
  ADAM(2),
  AMSGRAD(3),
  ADAMAX(2),
  NADAM(2),
  ADAGRAD(1),
  RMSPROP(1),
  /** Stochastic gradient descent with {@code training.momentum}, as Nesterov has it. */
  NESTEROVS(1),
  SGD(0);

  private final int state;

  Optimizer(int state) {
    this.state = state;
  }

  /** Numbers kept for every parameter between two steps. */
  public int state() {
    return state;
  }
}
