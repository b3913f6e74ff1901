package recommender.memory;

import java.util.List;
import recommender.model.Scorer;
import recommender.network.Autoencoder;

/**
 * Bytes of the arrays that training and evaluation of a network have to do with.
 *
 * @param workers among whom a mini-batch is shared out
 */
public record ArraySizes(Autoencoder network, MemoryPlan.Data data, int workers) {
  /** Heap that Spark needs to get on at all; rows beyond it wait on disk. */
  public static final long SPARK = 512L << 20;

  private static final int FLOAT = 4;

  /**
   * Count, column and value: a packed rating has three numbers of four bytes at most; it may be fed
   * in, through two channels, and be aimed at.
   */
  private static final int RATING = 3 * 12;

  /** Activation, its derivative and the error, and a copy on the way. */
  private static final int ACTIVATIONS = 4;

  long parameters() {
    return FLOAT * network.parameters();
  }

  /** The published network has a copy of what layers share. */
  long published() {
    return FLOAT * network.publishedParameters();
  }

  long state() {
    return parameters() * network.training().optimizer().state();
  }

  long bestEpoch() {
    return data.validated() ? parameters() : 0;
  }

  /** The first and the last layer update their rows as they go, only the others have gradients. */
  long middleGradient() {
    return FLOAT * network.middleParameters();
  }

  long batchOffHeap() {
    long hidden = network.network().hidden().stream().mapToLong(Integer::longValue).sum();
    return packedBatch() + ACTIVATIONS * FLOAT * batchSize() * hidden + softmax();
  }

  /** Weights and logits of the items that a likelihood runs over. */
  private long softmax() {
    if (!network.ranks()) {
      return 0;
    }
    List<Integer> hidden = network.network().hidden();
    long candidates = network.negatives() == 0 ? network.items() : network.negatives();
    return FLOAT * candidates * (hidden.get(hidden.size() - 1) + batchSize());
  }

  /** Scores of all items for some users, from which their lists are made. */
  long lists() {
    return (long) FLOAT * Scorer.BATCH_SIZE * network.items();
  }

  /** The mini-batch by user and by item, the inputs and errors of the sparse layers. */
  long batchHeap() {
    List<Integer> hidden = network.network().hidden();
    long widths = hidden.get(0) + (long) hidden.get(hidden.size() - 1);
    // Both uses of tied rows are also sorted by item together.
    int copies = network.network().tied() ? 4 : 2;
    return copies * packedBatch() + 2 * FLOAT * batchSize() * widths + 2L * FLOAT * network.items();
  }

  private long packedBatch() {
    // A mini-batch that is fed in again has all items.
    long each = network.training().refeed() ? network.items() : data.ratingsPerUser();
    return RATING * batchSize() * each;
  }

  private long batchSize() {
    return (network.training().batchSize() + workers - 1) / workers;
  }
}
