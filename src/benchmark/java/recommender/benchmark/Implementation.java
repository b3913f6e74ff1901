package recommender.benchmark;

/** Implementation of training on the users of a shape; made ready by its constructor. */
interface Implementation {

  /** Trains an epoch and returns its seconds. */
  double epoch() throws Exception;
}
