package recommender.model;

/**
 * Recommended item with its score.
 *
 * @param item its id: Long, Integer or String
 * @param score the higher, the likelier it is that the item is a positive of the user; comparable
 *     within a list only
 */
public record ScoredItem(Object item, double score) {}
