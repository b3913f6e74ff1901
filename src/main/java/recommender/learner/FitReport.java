package recommender.learner;

import java.util.Optional;
import recommender.config.Settings;
import recommender.report.Metrics;

/**
 * Numbers and texts of a fit; nothing of it is freed with the model.
 *
 * @param users of the train part
 * @param items of the train part
 * @param size parameters and layers
 * @param fit how it went
 * @param validatedUsers users of the validation part who could be scored
 * @param validation what was measured on that part of what was kept; empty without one
 * @param history the text of {@code history.csv}
 * @param chosen the settings with what {@code auto} came to
 */
public record FitReport(
    long users,
    long items,
    Metrics.Network size,
    Metrics.Fit fit,
    long validatedUsers,
    Optional<Metrics.Validation> validation,
    String history,
    Settings chosen) {}
