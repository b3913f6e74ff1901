package recommender.benchmark;

import java.util.ArrayList;
import java.util.List;
import recommender.config.Optimizer;

/**
 * Entry of the benchmark: a contender at a shape, which is a process of its own.
 *
 * @param contender by its name in the results
 * @param workers networks trained side by side; threads of PyTorch
 */
record Entry(Shape shape, String contender, int workers) {
  static final String OURS = "ours";
  static final String OURS_SAMPLED = "ours-sampled";
  static final String OURS_IN_JOB = "ours-in-job";
  static final String DL4J_DENSE = "dl4j-dense";
  static final String PYTORCH_DENSE = "pytorch-dense";

  private static final long JVM = 900L << 20;

  /** All contenders at a shape. */
  static List<Entry> of(Shape shape) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(shape, OURS, 1));
    if (shape.isGrowth()) {
      return entries;
    }
    entries.add(new Entry(shape, OURS, 2));
    if (shape.ranks()) {
      entries.add(new Entry(shape, OURS_SAMPLED, 1));
      entries.add(new Entry(shape, OURS_SAMPLED, 2));
      entries.add(new Entry(shape, PYTORCH_DENSE, 1));
      entries.add(new Entry(shape, PYTORCH_DENSE, 2));
      return entries;
    }
    if (!shape.isDense()) {
      entries.add(new Entry(shape, OURS_IN_JOB, 1));
    }
    entries.add(new Entry(shape, OURS_IN_JOB, 2));
    if (shape.isDense()) {
      entries.add(new Entry(shape, DL4J_DENSE, 1));
      entries.add(new Entry(shape, PYTORCH_DENSE, 1));
      entries.add(new Entry(shape, PYTORCH_DENSE, 2));
    }
    return entries;
  }

  /** Whether it fills dense matrices. */
  boolean isDense() {
    return contender.equals(DL4J_DENSE) || contender.equals(PYTORCH_DENSE);
  }

  /** Whether it may be left out where memory is short: another worker beside the first. */
  boolean isOptional() {
    return workers > 1 && !isDense();
  }

  /** Users of its epoch. */
  int users() {
    return isDense() ? shape.data().denseUsers() : shape.data().users();
  }

  /** Ratings of its epoch. */
  long ratings() {
    return (long) users() * shape.data().each();
  }

  /**
   * About how much memory it takes: copies of the parameters, with state and gradient, and for the
   * dense ones half a dozen matrices of users × items.
   */
  long bytes() {
    long state = shape.net().optimizer() == Optimizer.SGD ? 0 : 2;
    long network = 4 * shape.parameters() * (2 + state);
    long batch = 4L * shape.net().batch() * shape.data().items() * 6;
    return switch (contender) {
      case OURS, OURS_SAMPLED -> JVM + workers * (network + batch);
      // The driver's network, what workers are sent and what they send back.
      case OURS_IN_JOB -> 2 * JVM + (1 + 2 * workers) * network + workers * batch;
      default -> JVM + network + batch;
    };
  }

  @Override
  public String toString() {
    String text =
        "%s, %s, %d worker%s".formatted(shape.name(), contender, workers, workers == 1 ? "" : "s");
    if (contender.startsWith(OURS) && !contender.equals(OURS_IN_JOB) && workers > 1) {
      return text + " never averaged";
    }
    return users() < shape.data().users() ? text + ", %,d users only".formatted(users()) : text;
  }
}
