package recommender.model;

/**
 * An item that is recommended.
 *
 * @param item its id: Long, Integer or String
 * @param score the higher, the likelier it is that the user likes it; comparable within a list only
 */
public record ScoredItem(Object item, double score) {}
