package recommender.model;

/**
 * Item with its score.
 *
 * @param item its id: Long, Integer or String
 * @param score what it means depends on the source
 * @param source of the score
 */
public record ScoredItem(Object item, double score, ScoreSource source) {}
