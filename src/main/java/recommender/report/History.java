package recommender.report;

import java.util.List;
import java.util.Locale;
import recommender.training.Epoch;

/** Text of {@code history.csv}: one row per epoch. */
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
