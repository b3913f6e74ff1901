package recommender.config;

/** Activation functions that suit an autoencoder of ratings, under DL4J's names. */
public enum Activation {
  IDENTITY,
  SIGMOID,
  TANH,
  RELU,
  LEAKYRELU,
  ELU,
  SELU,
  GELU,
  SWISH,
  SOFTPLUS
}
