package recommender.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import recommender.vectors.RoundLength;

/**
 * State of a training after a round, less the floats of its network. Nothing random is in it: all
 * draws follow from {@code training.seed} and the number of the epoch.
 *
 * @param settings of the network and its training, by key
 * @param workers that are averaged
 * @param roundEpochs epochs of a round …
 * @param roundParts … and rounds of an epoch, as {@link RoundLength}
 * @param done whether the training is over, and its parameters are those that were kept
 * @param iterations steps that were taken, for the optimiser's bias correction
 * @param seconds wall time of the epochs so far
 * @param bestEpoch on validation, counted from 1; 0 where nothing is validated
 * @param history of the epochs so far, at least one
 */
record Checkpoint(
    SortedMap<String, String> settings,
    int workers,
    int roundEpochs,
    int roundParts,
    boolean done,
    int iterations,
    double seconds,
    int bestEpoch,
    List<Row> history) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .setSerializationInclusion(JsonInclude.Include.NON_NULL);

  /**
   * An {@link Epoch}.
   *
   * @param validation absent where it was not measured
   */
  record Row(
      int epoch,
      double trainLoss,
      Double validation,
      double learningRate,
      int rounds,
      long ratings,
      double seconds) {

    static Row of(Epoch epoch) {
      return new Row(
          epoch.epoch(),
          epoch.trainLoss(),
          epoch.validation().isPresent() ? epoch.validation().getAsDouble() : null,
          epoch.learningRate(),
          epoch.rounds(),
          epoch.ratings(),
          epoch.seconds());
    }

    Epoch toEpoch() {
      return new Epoch(
          epoch,
          trainLoss,
          validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation),
          learningRate,
          rounds,
          ratings,
          seconds);
    }
  }

  /** Epochs so far. */
  int epoch() {
    return history.size();
  }

  List<Epoch> epochs() {
    return history.stream().map(Row::toEpoch).toList();
  }

  RoundLength length() {
    return new RoundLength(roundEpochs, roundParts);
  }

  /** Whether the best parameters are others than those of the network. */
  boolean hasOtherBest() {
    return !done && bestEpoch > 0 && bestEpoch < epoch();
  }

  byte[] json() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  static Checkpoint parse(byte[] json) throws IOException {
    return JSON.readValue(json, Checkpoint.class);
  }
}
