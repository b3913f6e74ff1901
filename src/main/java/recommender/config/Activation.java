package recommender.config;

/** The activation functions that suit an autoencoder of ratings; DL4J's names. */
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
