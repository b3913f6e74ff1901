package recommender.learner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import recommender.config.Settings;
import recommender.report.ModelMetrics;

/**
 * Numbers and texts of a fit; nothing of it is freed with the model.
 *
 * @param users of the train part
 * @param items of the train part
 * @param size parameters and layers
 * @param fits how it went, one for each step of the fit
 * @param validatedUsers users of the validation part who could be scored
 * @param validation what was measured on that part of what was kept; empty without one
 * @param histories tables of epochs or trials, as text, by the names of their files
 * @param warmStart what the fit began with; empty of a cold start, and of what is solved anew
 * @param chosen the settings with what {@code auto} came to
 */
public record FitReport(
    long users,
    long items,
    ModelMetrics.Network size,
    List<ModelMetrics.Fit> fits,
    long validatedUsers,
    Optional<ModelMetrics.Validation> validation,
    Map<String, String> histories,
    Optional<ModelMetrics.WarmStart> warmStart,
    Settings chosen) {}
