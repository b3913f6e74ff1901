package recommender.config;

/**
 * Section {@code evaluation}: how the held-out ratings are scored.
 *
 * @param bootstrap resamples of the users for the 95 % interval of the RMSE; 0 for no interval
 */
public record EvaluationSettings(int bootstrap) {

  static EvaluationSettings read(SettingsReader in) {
    return new EvaluationSettings(
        in.integer("evaluation.bootstrap", n -> n >= 0, "a whole number of at least 0"));
  }
}
