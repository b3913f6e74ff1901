package recommender.model;

/**
 * Predicted rating of an item by a user.
 *
 * @param item its id: Long, Integer or String
 * @param rating on the scale of the train ratings
 */
public record PredictedRating(Object item, double rating) {}
