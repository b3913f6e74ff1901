package recommender.model;

import java.io.Serializable;
import java.util.List;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Sums that are made when they are first asked for, once for all threads of a JVM; they are not
 * sent to another one.
 */
public final class LazyItemSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient ItemSums sums;

  /** Sums that nobody has asked for yet. */
  public LazyItemSums() {}

  /** The sums, of the same items and network every time. */
  synchronized ItemSums of(
      List<UserVector> vectors, SparseNetwork network, InputTransform transform) {
    if (sums == null) {
      sums = ItemSums.of(vectors, network, transform);
    }
    return sums;
  }
}
