package recommender.evaluation;

/**
 * Range that a slice of what was scored lies in.
 *
 * @param from the lowest number
 * @param to the highest number; infinite where there is no bound
 */
public record Slice(double from, double to) {}
