package recommender.evaluation;

import java.util.Optional;

/**
 * Difference between the autoencoder and a baseline on the same users, with its interval.
 *
 * @param difference RMSE of the autoencoder less that of the baseline: below 0 it is the better one
 * @param interval of that difference, both RMSEs being those of the same draw; empty without
 *     resamples
 */
public record Paired(double difference, Optional<Interval> interval) {}
