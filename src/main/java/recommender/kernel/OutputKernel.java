package recommender.kernel;

import recommender.vectors.RatingsByItem;

/** Computes the loss of a mini-batch and its gradients by weights and input of the last layer. */
public interface OutputKernel extends AutoCloseable {

  /**
   * Computes loss and gradients; weight rows that are {@link TrainableRows} take theirs at once.
   *
   * @param targets by user and item
   * @param hidden output of the layer before: [users][units]
   * @return the gradient by {@code hidden} in it is valid until the next call
   */
  Loss backward(RatingsByItem targets, float[][] hidden);

  /**
   * The loss without any gradient.
   *
   * @param targets by user and item
   * @param hidden output of the layer before: [users][units]
   */
  double loss(RatingsByItem targets, float[][] hidden);

  /** Frees memory off the heap. */
  @Override
  default void close() {}

  /**
   * Loss of a mini-batch and its gradients.
   *
   * @param loss per target of the mini-batch; 0 without targets
   * @param byHidden its gradient by the output of the layer before: [users][units]
   * @param byRows its gradient by the weight rows; null where a kernel has passed all of it to them
   */
  record Loss(double loss, float[][] byHidden, RowProducts byRows) {}
}
