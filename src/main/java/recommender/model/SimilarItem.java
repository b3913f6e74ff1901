package recommender.model;

/**
 * Item that is like another one.
 *
 * @param item its id: Long, Integer or String
 * @param similarity the higher, the more alike: the cosine of a network's weights or codes of both,
 *     or the weight of EASE from the other to this
 */
public record SimilarItem(Object item, double similarity) {}
