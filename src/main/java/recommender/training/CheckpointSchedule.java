package recommender.training;

import java.util.OptionalInt;

/**
 * Rule for when a checkpoint of a training is written: after each so many epochs and at the end,
 * or, where the settings leave it open, as often as all of them together cost little beside the
 * training of their fit.
 */
final class CheckpointSchedule {
  /** What checkpoints may cost beside training. */
  static final double SHARE = 0.03;

  /** Seconds to write a byte before that was measured: 100 MB/s. */
  private static final double BYTE = 1e-8;

  /** Seconds that the smallest file takes until it is on the disk. */
  private static final double FILE = 0.02;

  private final OptionalInt every;
  private double trained;
  private double spent;
  private double perByte = BYTE;
  private int last;

  /**
   * @param every epochs between two checkpoints, 0 for none; empty: what costs little
   * @param begun epochs that were run before
   */
  CheckpointSchedule(OptionalInt every, int begun) {
    this.every = every;
    this.last = begun;
  }

  /** Takes note of seconds of training. */
  void trained(double seconds) {
    trained += seconds;
  }

  /** Takes note of a checkpoint. */
  void wrote(int epoch, long bytes, double seconds) {
    last = epoch;
    spent += seconds;
    perByte = Math.max(0, seconds - FILE) / bytes;
  }

  /**
   * Whether one is due after an epoch that ends a round: also the one at the end has to be cheap.
   *
   * @param bytes of it
   */
  boolean isDue(int epoch, long bytes) {
    return every.isPresent()
        ? every.getAsInt() > 0 && epoch - last >= every.getAsInt()
        : isCheap(2 * estimate(bytes));
  }

  /** Whether one is due when the training is over. */
  boolean isDueAtEnd(long bytes) {
    return every.isPresent() ? every.getAsInt() > 0 : isCheap(estimate(bytes));
  }

  /** Seconds spent on them, as a share of the seconds of training. */
  double share() {
    return spent / trained;
  }

  private boolean isCheap(double seconds) {
    return spent + seconds <= SHARE * trained;
  }

  private double estimate(long bytes) {
    return FILE + perByte * bytes;
  }
}
