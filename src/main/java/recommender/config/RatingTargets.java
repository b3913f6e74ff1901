package recommender.config;

/** Targets of a model that predicts ratings: each rating less mean and offset of the item. */
record RatingTargets() implements Targets {

  @Override
  public float value(double rating, double mean, double itemOffset) {
    return (float) (rating - mean - itemOffset);
  }

  @Override
  public boolean has(float value) {
    return true;
  }
}
