package recommender.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import recommender.training.Epoch;
import recommender.training.TrainedModel;

/**
 * Convergence curve of a training of ours, with the seconds to the first epoch whose validation
 * RMSE is within {@value #WITHIN} of the kept epoch's.
 *
 * @param history of all epochs, at least one of which was validated
 * @param epochsSeconds wall time of the epochs, validation included
 * @param seconds wall time of it all, from the ratings to the network
 */
record ConvergenceCurve(List<Epoch> history, double epochsSeconds, double seconds) {
  /** Share of the RMSE. */
  static final double WITHIN = 0.005;

  static ConvergenceCurve of(TrainedModel model, double seconds) {
    return new ConvergenceCurve(model.history(), model.seconds(), seconds);
  }

  /** The findings of several curves, with the epochs of the last one. */
  static List<Finding> findings(List<ConvergenceCurve> curves, int workers) {
    ConvergenceCurve last = curves.get(curves.size() - 1);
    Map<String, Number> more = new LinkedHashMap<>();
    more.put("workers", workers);
    more.put("epochs", last.history.size());
    more.put("epoch_near", last.epoch());
    more.put("seconds_per_epoch", last.epochSeconds());
    more.put("seconds_per_epoch_validated", last.validatedEpochSeconds());
    return List.of(
        new Finding(
            "ours-training", last.rmse(), seconds(curves, ConvergenceCurve::trainingTo), more),
        new Finding(
            "ours-validated", last.rmse(), seconds(curves, ConvergenceCurve::validatedTo), more),
        new Finding("ours-all", last.rmse(), seconds(curves, ConvergenceCurve::allTo), more),
        new Finding(
            "ours-to-the-end", last.rmse(), seconds(curves, ConvergenceCurve::seconds), more));
  }

  private static List<Double> seconds(
      List<ConvergenceCurve> curves, ToDoubleFunction<ConvergenceCurve> of) {
    return curves.stream().map(of::applyAsDouble).toList();
  }

  /** Validation RMSE of the epoch that is kept. */
  double rmse() {
    return history.stream()
        .filter(epoch -> epoch.validation().isPresent())
        .mapToDouble(epoch -> epoch.validation().getAsDouble())
        .min()
        .orElseThrow();
  }

  /** The first epoch near that, counted from 1. */
  int epoch() {
    double near = rmse() * (1 + WITHIN);
    return history.stream()
        .filter(epoch -> epoch.validation().orElse(Double.MAX_VALUE) <= near)
        .mapToInt(Epoch::epoch)
        .findFirst()
        .orElseThrow();
  }

  /** Wall time of the epochs up to it without their validation. */
  double trainingTo() {
    return training(reached());
  }

  /**
   * Seconds of training up to the epoch with the validation of each, for which the mean of all is
   * taken.
   */
  double validatedTo() {
    return trainingTo() + validations(reached()) * validation();
  }

  /** Seconds up to the epoch with all that is done before the first epoch and after the last. */
  double allTo() {
    return validatedTo() + seconds - epochsSeconds;
  }

  /** Mean seconds of an epoch, without validation. */
  double epochSeconds() {
    return training(history) / history.size();
  }

  /** Mean seconds of an epoch, with validation. */
  double validatedEpochSeconds() {
    return epochsSeconds / history.size();
  }

  private double validation() {
    return (epochsSeconds - training(history)) / validations(history);
  }

  private List<Epoch> reached() {
    return history.subList(0, epoch());
  }

  private static double training(List<Epoch> epochs) {
    return epochs.stream().mapToDouble(Epoch::seconds).sum();
  }

  private static long validations(List<Epoch> epochs) {
    return epochs.stream().filter(epoch -> epoch.validation().isPresent()).count();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "near at epoch %d of %d: %.2f s of training, %.2f s with validation, %.2f s with all else; validation RMSE %.4f",
        epoch(),
        history.size(),
        trainingTo(),
        validatedTo(),
        allTo(),
        rmse());
  }
}
