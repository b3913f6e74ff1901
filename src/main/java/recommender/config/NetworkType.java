package recommender.config;

/** Types of network; the latter two only rank. */
public enum NetworkType {
  /** With hidden layers, trained by steps. */
  AUTOENCODER,
  /** A single matrix in closed form: EASE (Steck 2019). */
  SHALLOW,
  /** One of each: their scores are added. */
  FUSED
}
