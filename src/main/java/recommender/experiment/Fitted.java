package recommender.experiment;

import recommender.learner.FitReport;
import recommender.learner.FittedModel;

/**
 * A model of a run, fitted.
 *
 * @param section of its settings; empty for the first model
 * @param validated report of the fit that was validated
 * @param last report of the fit of {@code model}, the same unless it was fitted once more
 * @param model that is published
 */
public record Fitted(String section, FitReport validated, FitReport last, FittedModel model) {}
