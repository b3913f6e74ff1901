package recommender.training;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.network.SparseNetwork;

/** Log lines of a training, and a copy of the parameters of its best epoch. */
final class TrainingLog implements TrainingLoop.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingLog.class);

  private final ValidationMetric metric;
  private final int epochs;
  private final BestParameters parameters = new BestParameters();
  private final long start = System.nanoTime();
  private final double before;

  /**
   * @param metric of the validation, if there is any
   * @param epochs of the training at most
   * @param before seconds that epochs took which are not run again
   */
  TrainingLog(ValidationMetric metric, int epochs, double before) {
    this.metric = metric;
    this.epochs = epochs;
    this.before = before;
  }

  @Override
  public void ended(Epoch epoch) {
    double left = seconds() / epoch.epoch() * (epochs - epoch.epoch());
    Progress.standard()
        .at(
            String.format(
                Locale.ROOT,
                "Epoch %d of %d: train loss %.4f, %s%,.0f ratings/s, at most %d s left.",
                epoch.epoch(),
                epochs,
                epoch.trainLoss(),
                epoch.validation().isPresent()
                    ? metric.text(epoch.validation().getAsDouble()) + ", "
                    : "",
                epoch.ratingsPerSecond(),
                Math.round(left)));
  }

  @Override
  public void improved(SparseNetwork network) {
    parameters.keep(network);
  }

  /** Gives the network the parameters of the best epoch of a training that is over. */
  void restoreBest(TrainingLoop loop, SparseNetwork network) {
    Epoch best = loop.best().best();
    if (loop.isStale()) {
      LOG.info(
          "Stopped at epoch {}: validation {} was best at epoch {}.",
          loop.history().size(),
          metric.label(),
          best.epoch());
    }
    parameters.restore(network);
    LOG.info("Kept epoch {} with {}.", best.epoch(), metric.text(loop.best().value()));
  }

  /** The parameters of the best epoch. */
  BestParameters parameters() {
    return parameters;
  }

  /** Seconds since the training began, less those between a stop and going on. */
  double seconds() {
    return before + (System.nanoTime() - start) / 1e9;
  }
}
