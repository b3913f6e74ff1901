package recommender.quality;

/**
 * Limit that ratings exceed.
 *
 * @param key of the setting
 * @param limit its value; null of one that has no number
 * @param was what came
 * @param then {@code warn} or {@code fail}
 * @param message what was expected and what came
 */
record Exceeded(String key, Double limit, double was, String then, String message) {}
