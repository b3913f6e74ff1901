package recommender.config;

/** The optimisers of DL4J that take a learning rate. */
public enum Optimizer {
  ADAM,
  AMSGRAD,
  ADAMAX,
  NADAM,
  ADAGRAD,
  RMSPROP,
  /** Stochastic gradient descent with {@code training.momentum}, as Nesterov has it. */
  NESTEROVS,
  SGD
}
