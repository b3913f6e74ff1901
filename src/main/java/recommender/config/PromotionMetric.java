package recommender.config;

/** Metric of the test part by which a run and the one in service are compared. */
public enum PromotionMetric {
  /** Of predicted ratings, the lower the better. */
  RMSE,
  /** Of lists of ten, the higher the better. */
  NDCG_AT_10;

  /** The name in settings, such as {@code test.rmse}. */
  public String key() {
    return "test." + Names.snake(this);
  }
}
