package recommender.vectors;

import java.util.ArrayList;
import java.util.List;

/**
 * Length of an averaging round: whole epochs, or one of several equal parts of an epoch.
 *
 * @param epochs of a round, at least 1
 * @param parts of an epoch, at least 1; one of the two is 1
 */
public record RoundLength(int epochs, int parts) {

  /** A round that spans whole epochs. */
  public static RoundLength ofEpochs(int epochs) {
    return new RoundLength(epochs, 1);
  }

  /**
   * The length that comes closest to a number of mini-batches for each worker, in equal rounds,
   * give or take one mini-batch. Every worker has at least one in each.
   *
   * @param frequency mini-batches that a worker should train in a round, at least 1
   */
  public static RoundLength ofBatches(BatchAssignment assignment, int frequency) {
    int busiest = assignment.batches(0);
    if (frequency >= busiest) {
      return ofEpochs((int) Math.max(1, Math.round((double) frequency / busiest)));
    }
    double perRound = (double) assignment.workers() * frequency;
    int parts = (int) Math.max(1, Math.round(assignment.batches() / perRound));
    return new RoundLength(1, Math.min(parts, assignment.batches(assignment.workers() - 1)));
  }

  /**
   * The rounds of a training, in their order; the last one is cut off where training ends.
   *
   * @param total epochs, at least 1
   */
  public List<Round> rounds(int total) {
    List<Round> rounds = new ArrayList<>();
    for (int epoch = 1; epoch <= total; epoch += epochs) {
      int last = (int) Math.min(total, (long) epoch + epochs - 1);
      for (int part = 0; part < parts; part++) {
        rounds.add(new Round(epoch, last, part, parts));
      }
      if (last == total) {
        break;
      }
    }
    return rounds;
  }

  /** Mini-batches that the busiest worker trains between two averagings, about. */
  public int batches(BatchAssignment assignment) {
    return (int) Math.min(Integer.MAX_VALUE, (long) assignment.batches(0) * epochs / parts);
  }
}
