package recommender.benchmark;

/** Something that trains on the users of a shape; made ready by its constructor. */
interface Implementation {

  /** Trains an epoch and returns its seconds. */
  double epoch() throws Exception;
}
