package recommender.config;

import java.util.List;

/**
 * Section {@code evaluation}: how the held-out ratings are scored.
 *
 * @param bootstrap resamples of the users for 95 % intervals; 0 for no intervals
 * @param baselines those fitted beside the ones that cost nothing; each once
 * @param backtest earlier cut-offs in time at which the job is repeated; 0 for none
 */
public record EvaluationSettings(int bootstrap, List<ExtraBaseline> baselines, int backtest) {
  private static final String BACKTEST = "evaluation.backtest";

  /**
   * @param split that the earlier cut-offs lead up to
   */
  static EvaluationSettings read(SettingsReader in, SplitSettings split) {
    return new EvaluationSettings(
        in.integer("evaluation.bootstrap", n -> n >= 0, "a whole number of at least 0"),
        in.choices("evaluation.baselines", ExtraBaseline.class),
        backtest(in, split));
  }

  private static int backtest(SettingsReader in, SplitSettings split) {
    int windows = in.integer(BACKTEST, n -> n >= 0, "a whole number of at least 0");
    if (windows == 0) {
      return 0;
    }
    if (split.strategy() != SplitStrategy.TIMESTAMP_PERCENTILE) {
      return in.refuse(BACKTEST, "0, or timestamp-percentile as split.strategy", 0);
    }
    double first = split.percentile() - windows * (1 - split.percentile());
    return first > 0
        ? windows
        : in.refuse(BACKTEST, "so few windows of 1 - split.percentile that train is left", 0);
  }
}
