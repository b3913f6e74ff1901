package recommender.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import recommender.evaluation.Interval;

/**
 * Verdict in plain sentences: whether the model is better than a baseline, as far as the data can
 * show.
 */
final class Verdict {
  private Verdict() {}

  /** The best baselines; to be better than a mean is no news. */
  private static final List<String> COMPARED = List.of("bias", "matrix_factorisation");

  /** All that can be said of a run, errors first. */
  static List<String> all(Metrics metrics) {
    List<String> all = new ArrayList<>(ofErrors(metrics));
    all.addAll(ofLists(metrics));
    if (metrics.foldIn() != null) {
      all.add(of(metrics.foldIn()));
    }
    if (metrics.backtest() != null) {
      all.add(of(metrics.backtest()));
    }
    return all;
  }

  /** Of predicted ratings against each baseline that counts. */
  static List<String> ofErrors(Metrics metrics) {
    return COMPARED.stream()
        .filter(metrics.paired()::containsKey)
        .map(
            baseline ->
                of(
                    spaced(baseline),
                    metrics.paired().get(baseline),
                    metrics.data().test().usersScored()))
        .toList();
  }

  /** Of lists against those of each baseline. */
  static List<String> ofLists(Metrics metrics) {
    return metrics.pairedNdcgAt10().entrySet().stream()
        .map(
            paired ->
                ofLists(
                    spaced(paired.getKey()),
                    paired.getValue(),
                    metrics.data().test().usersRanked()))
        .toList();
  }

  /** The name of a baseline in words. */
  static String spaced(String baseline) {
    return baseline.replace('_', ' ');
  }

  /**
   * Whether ratings are predicted better than by a baseline.
   *
   * @param baseline its name in words
   * @param users who were scored
   */
  static String of(String baseline, Metrics.Paired paired, long users) {
    if (users < Interval.LEAST_USERS) {
      return tooFew(
          format("the autoencoder is better than the %s baseline", baseline),
          users,
          format("%+.4f RMSE", paired.difference()));
    }
    if (paired.low() == null) {
      return plain(baseline, paired.difference()) + ".";
    }
    if (containsZero(paired)) {
      return format(
          "No difference from the %s baseline that this data can show: %+.4f RMSE, 95 %% interval %+.4f to %+.4f.",
          baseline, paired.difference(), paired.low(), paired.high());
    }
    double one = Math.abs(paired.low());
    double other = Math.abs(paired.high());
    return plain(baseline, paired.difference())
        + format(", 95 %% interval %.4f to %.4f.", Math.min(one, other), Math.max(one, other));
  }

  /**
   * Whether the lists are better than a baseline's; NDCG@10 is to be as high as it can.
   *
   * @param baseline its name in words
   * @param users who got lists
   */
  static String ofLists(String baseline, Metrics.Paired paired, long users) {
    if (users < Interval.LEAST_USERS) {
      return tooFew(
          format("its lists are better than those of %s", baseline),
          users,
          format("%+.4f NDCG@10", paired.difference()));
    }
    if (containsZero(paired)) {
      return format(
          "No difference of its lists from those of %s that this data can show: %+.4f NDCG@10, 95 %% interval %+.4f to %+.4f.",
          baseline, paired.difference(), paired.low(), paired.high());
    }
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
    if (foldIn.users() < Interval.LEAST_USERS) {
      return predicted(foldIn)
          + format("folded-in offset %.4f; too few to tell which is better.", foldIn.offsetRmse());
    }
    String form =
        gain > 0
            ? "better than the folded-in offset (%.4f) by %.4f."
            : "NOT better than the folded-in offset (%.4f): worse by %.4f.";
    return predicted(foldIn) + format(form, foldIn.offsetRmse(), Math.abs(gain));
  }

  private static String predicted(Metrics.FoldIn foldIn) {
    return format(
        "Fold-in of %,d unseen users, %,d later ratings predicted: RMSE %.4f, ",
        foldIn.users(), foldIn.ratings(), foldIn.rmse());
  }

  /** The mean metric of the windows of a backtest. */
  static String of(BacktestMetrics backtest) {
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

  private static String tooFew(String question, long users, String difference) {
    return format(
        "Too few to tell whether %s: %,d %s, difference %s.",
        question, users, users == 1 ? "user" : "users", difference);
  }

  private static boolean containsZero(Metrics.Paired paired) {
    return paired.low() != null && paired.low() <= 0 && paired.high() >= 0;
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
