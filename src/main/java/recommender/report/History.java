package recommender.report;

import java.util.List;
import java.util.Locale;
import recommender.training.Epoch;
import recommender.training.L2Trial;

/** {@code history.csv}: one row per epoch. */
public final class History {
  private static final String HEADER =
      "epoch,train_loss,%s,learning_rate,rounds,ratings,seconds,ratings_per_second\n";

  private History() {}

  /**
   * The text of the file; an epoch without validation has an empty field there.
   *
   * @param validation the name of that column
   */
  public static String csv(String validation, List<Epoch> epochs) {
    StringBuilder csv = new StringBuilder(HEADER.formatted(validation));
    epochs.forEach(epoch -> csv.append(row(epoch)));
    return csv.toString();
  }

  /** The text of the file of a closed form: one row for each L2 that was tried. */
  public static String ofTrials(List<L2Trial> tried) {
    StringBuilder csv = new StringBuilder("l2,validation_ndcg_at_10,seconds\n");
    for (L2Trial trial : tried) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%.3f\n",
              trial.l2(),
              trial.ndcg().isPresent() ? trial.ndcg().getAsDouble() : "",
              trial.seconds()));
    }
    return csv.toString();
  }

  private static String row(Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "%d,%s,%s,%s,%d,%d,%.3f,%.0f\n",
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.validation().isPresent() ? epoch.validation().getAsDouble() : "",
        epoch.learningRate(),
        epoch.rounds(),
        epoch.ratings(),
        epoch.seconds(),
        epoch.ratingsPerSecond());
  }
}
