package recommender.report;

import java.util.Arrays;
import java.util.List;

/**
 * Metrics of the windows of a backtest, the earliest first.
 *
 * @param rmseMean over windows; absent for a network that ranks
 * @param rmseSd standard deviation over windows, with n - 1; absent for a single one
 * @param ndcgAt10Mean over windows, of a network that ranks
 * @param ndcgAt10Sd of the same
 * @param differenceMean of the autoencoder's RMSE less the offsets', or of its NDCG less that of
 *     popularity
 * @param differenceSd of the same
 */
public record BacktestMetrics(
    List<Window> windows,
    Double rmseMean,
    Double rmseSd,
    Double ndcgAt10Mean,
    Double ndcgAt10Sd,
    double differenceMean,
    Double differenceSd) {

  /**
   * Sums up.
   *
   * @param windows at least one
   */
  public static BacktestMetrics of(List<Window> windows) {
    boolean ranks = windows.get(0).rmse == null;
    double[] measures = windows.stream().mapToDouble(Window::measure).toArray();
    double[] differences =
        windows.stream().mapToDouble(window -> window.measure() - window.baseline()).toArray();
    return new BacktestMetrics(
        windows,
        ranks ? null : mean(measures),
        ranks ? null : sd(measures),
        ranks ? mean(measures) : null,
        ranks ? sd(measures) : null,
        mean(differences),
        sd(differences));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static Double sd(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length == 1 ? null : Math.sqrt(squares / (values.length - 1));
  }

  /**
   * Metrics of the same job at an earlier cut-off.
   *
   * @param cutoffTime ISO 8601, UTC
   * @param ratings before it
   * @param scored held-out ratings
   * @param rmse of the autoencoder
   * @param biasRmse of the offsets
   * @param ndcgAt10 of a network that ranks
   * @param popularityNdcgAt10 of popularity
   */
  public record Window(
      String cutoffTime,
      long ratings,
      long scored,
      Double rmse,
      Double biasRmse,
      Double ndcgAt10,
      Double popularityNdcgAt10) {

    private double measure() {
      return rmse == null ? ndcgAt10 : rmse;
    }

    private double baseline() {
      return rmse == null ? popularityNdcgAt10 : biasRmse;
    }
  }
}
