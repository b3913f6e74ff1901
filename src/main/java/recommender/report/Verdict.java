package recommender.report;

import java.util.Locale;

/**
 * Verdict in plain sentences: whether the model is better than a baseline, as far as the data can
 * show.
 */
final class Verdict {
  private Verdict() {}

  /**
   * The sentence.
   *
   * @param baseline its name in words
   */
  static String of(String baseline, Metrics.Paired paired) {
    if (paired.low() == null) {
      return plain(baseline, paired.difference()) + ".";
    }
    if (paired.low() <= 0 && paired.high() >= 0) {
      return format(
          "No difference from the %s baseline that this data can show: %+.4f RMSE, 95 %% interval %+.4f to %+.4f.",
          baseline, paired.difference(), paired.low(), paired.high());
    }
    double one = Math.abs(paired.low());
    double other = Math.abs(paired.high());
    return plain(baseline, paired.difference())
        + format(", 95 %% interval %.4f to %.4f.", Math.min(one, other), Math.max(one, other));
  }

  /** Whether the lists are better than a baseline's, whose NDCG@10 is to be as high as it can. */
  static String ofLists(String baseline, Metrics.Paired paired) {
    String plain =
        paired.difference() > 0
            ? format(
                "Its lists are better than those of %s by %.4f NDCG@10",
                baseline, paired.difference())
            : format(
                "Its lists are NOT better than those of %s: worse by %.4f NDCG@10",
                baseline, -paired.difference());
    return paired.low() == null
        ? plain + "."
        : plain + format(" (95 %% interval %+.4f to %+.4f).", paired.low(), paired.high());
  }

  /** Whether unseen users gain more from their first ratings than an offset of their own. */
  static String of(Metrics.FoldIn foldIn) {
    double gain = foldIn.offsetRmse() - foldIn.rmse();
    String form =
        gain > 0
            ? "better than the folded-in offset (%.4f) by %.4f."
            : "NOT better than the folded-in offset (%.4f): worse by %.4f.";
    return format(
            "Fold-in of %,d unseen users, %,d later ratings predicted: RMSE %.4f, ",
            foldIn.users(), foldIn.ratings(), foldIn.rmse())
        + format(form, foldIn.offsetRmse(), Math.abs(gain));
  }

  /** The mean metric of the windows of a backtest. */
  static String of(Metrics.Backtest backtest) {
    boolean ranks = backtest.ndcgAt10Mean() != null;
    Double sd = ranks ? backtest.ndcgAt10Sd() : backtest.rmseSd();
    String spread =
        sd == null
            ? ""
            : format(
                " (standard deviation %.4f; of the difference %.4f)", sd, backtest.differenceSd());
    String baseline = ranks ? "popularity" : "the bias baseline";
    boolean better = ranks ? backtest.differenceMean() > 0 : backtest.differenceMean() < 0;
    return format(
            "Backtest, earlier cut-offs: %d; %s %.4f on average, %s %.4f",
            backtest.windows().size(),
            ranks ? "NDCG@10" : "RMSE",
            ranks ? backtest.ndcgAt10Mean() : backtest.rmseMean(),
            better
                ? "better than " + baseline + " by"
                : "NOT better than " + baseline + ": worse by",
            Math.abs(backtest.differenceMean()))
        + spread
        + ".";
  }

  private static String plain(String baseline, double difference) {
    return difference < 0
        ? format(
            "The autoencoder is better than the %s baseline by %.4f RMSE", baseline, -difference)
        : format(
            "The autoencoder is NOT better than the %s baseline: worse by %.4f RMSE",
            baseline, difference);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
