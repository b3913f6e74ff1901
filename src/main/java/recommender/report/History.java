package recommender.report;

import java.util.List;
import java.util.Locale;
import recommender.training.Epoch;

/** History of a fit as a table: its file, and its text with a row for each epoch. */
public final class History {
  private static final String HEADER =
      "epoch,train_loss,%s,learning_rate,rounds,ratings,seconds,ratings_per_second\n";

  private History() {}

  /**
   * The name of the file with a row for each epoch, or each trial, of the fit of a model.
   *
   * @param section of its settings; empty for the first model of a run
   */
  public static String file(String section) {
    return section.isEmpty() ? "history.csv" : section + "-history.csv";
  }

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
