package recommender.model;

/**
 * What a user would rate an item, as the network believes.
 *
 * @param item its id: Long, Integer or String
 * @param rating on the scale of the train ratings
 */
public record PredictedRating(Object item, double rating) {}
