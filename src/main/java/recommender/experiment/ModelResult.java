package recommender.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.TestEvaluation;
import recommender.report.ModelMetrics;

/**
 * A model of a run, fitted and tested.
 *
 * @param section of its settings; empty for the first model
 * @param validated report of the fit that was validated
 * @param last report of the fit of {@code model}, the same unless it was fitted once more
 * @param model that was tested and is published
 */
public record ModelResult(
    String section, FitReport validated, FitReport last, FittedModel model, TestEvaluation tested) {

  static ModelResult of(Fitted fitted, TestEvaluation tested) {
    return new ModelResult(
        fitted.section(), fitted.validated(), fitted.last(), fitted.model(), tested);
  }

  /** The model without its test. */
  public Fitted fitted() {
    return new Fitted(section, validated, last, model);
  }

  /**
   * The numbers of {@code metrics.json}.
   *
   * @param ratings of train and validation
   */
  ModelMetrics metrics(long ratings) {
    Optional<ModelMetrics.Refit> refit =
        last == validated
            ? Optional.empty()
            : last.fits().stream().flatMap(fit -> fit.refit(ratings).stream()).findFirst();
    Map<String, ModelMetrics.Fit> fits = new LinkedHashMap<>();
    validated.fits().forEach(fit -> fits.put(fit.key(), fit));
    return new ModelMetrics(
        last.size(),
        fits,
        refit.orElse(null),
        validated.validation().orElse(null),
        last.warmStart().orElse(null));
  }
}
