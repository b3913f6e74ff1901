package recommender.model;

/**
 * Items with their scores, best first.
 *
 * @param columns of the items
 * @param scores beside {@code columns}
 * @param source of all the scores
 */
public record ItemList(int[] columns, double[] scores, ScoreSource source) {}
