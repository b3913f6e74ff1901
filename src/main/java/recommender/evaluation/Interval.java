package recommender.evaluation;

/** The middle 95 % of the values that resampling gave. */
public record Interval(double low, double high) {}
