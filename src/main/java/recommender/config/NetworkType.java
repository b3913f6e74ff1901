package recommender.config;

/** Types of network. */
public enum NetworkType {
  /** With hidden layers, trained by steps. */
  AUTOENCODER,
  /** A single matrix in closed form: EASE (Steck 2019). */
  SHALLOW
}
