package recommender.config;

import java.util.List;

/**
 * Section {@code evaluation}: how the held-out ratings are scored.
 *
 * @param bootstrap resamples of the users for 95 % intervals; 0 for no intervals
 * @param baselines those fitted beside the ones that cost nothing; each once
 */
public record EvaluationSettings(int bootstrap, List<ExtraBaseline> baselines) {

  static EvaluationSettings read(SettingsReader in) {
    return new EvaluationSettings(
        in.integer("evaluation.bootstrap", n -> n >= 0, "a whole number of at least 0"),
        in.choices("evaluation.baselines", ExtraBaseline.class));
  }
}
