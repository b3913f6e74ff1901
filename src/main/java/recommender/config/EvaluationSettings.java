package recommender.config;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Section {@code evaluation}: metrics of the held-out ratings, the baselines beside them and the
 * backtest.
 *
 * @param relevantFrom the lowest held-out rating of an item that belongs into a list; empty until
 *     it is worked out from train and validation ratings
 * @param at lengths k of the lists that are evaluated, ascending, {@value #LENGTH} among them
 * @param bootstrap resamples of the users for 95 % intervals; 0 for no intervals
 * @param baselines those fitted beside the ones that cost nothing; each once
 * @param backtest earlier cut-offs in time at which the job is repeated; 0 for none
 */
public record EvaluationSettings(
    OptionalDouble relevantFrom,
    List<Integer> at,
    int bootstrap,
    List<ExtraBaseline> baselines,
    int backtest) {
  /** Length of the lists by which the best epoch is chosen. */
  public static final int LENGTH = 10;

  /** The key of {@link #relevantFrom}. */
  public static final String RELEVANT_FROM = "evaluation.relevant-from";

  private static final String BACKTEST = "evaluation.backtest";

  /**
   * @param network that is scored
   * @param split that the earlier cut-offs lead up to
   */
  static EvaluationSettings read(SettingsReader in, NetworkSettings network, SplitSettings split) {
    return new EvaluationSettings(
        in.numberOrAuto(RELEVANT_FROM, x -> true, "a number, or auto"),
        lengths(in),
        in.integer("evaluation.bootstrap", n -> n >= 0, "a whole number of at least 0"),
        baselines(in, network),
        backtest(in, split));
  }

  private static List<ExtraBaseline> baselines(SettingsReader in, NetworkSettings network) {
    String key = "evaluation.baselines";
    List<ExtraBaseline> baselines = in.choices(key, ExtraBaseline.class);
    return baselines.isEmpty() || network.objective() != Objective.RANKING
        ? baselines
        : in.refuse(key, "[], as network.objective is ranking", List.of());
  }

  private static List<Integer> lengths(SettingsReader in) {
    String expected = "a list of lengths, each at least 1, such as [10, 100]";
    try {
      List<Integer> lengths =
          Stream.concat(
                  Stream.of(LENGTH),
                  in.texts("evaluation.at", expected).stream().map(Integer::valueOf))
              .distinct()
              .sorted()
              .toList();
      return lengths.get(0) >= 1 ? lengths : in.refuse("evaluation.at", expected, lengths);
    } catch (NumberFormatException e) {
      return in.refuse("evaluation.at", expected, List.of(LENGTH));
    }
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
