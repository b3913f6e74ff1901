package recommender.kernel;

import recommender.vectors.RatingsByItem;

/** Loss and gradient of the last layer at work. */
public interface OutputKernel extends AutoCloseable {

  /**
   * Hands the gradient of every item that has one to the rows, if they take it.
   *
   * @param hidden output of the layer before: [users][units]
   * @return loss and gradients; that by {@code hidden} is valid until the next call
   */
  Loss backward(RatingsByItem targets, float[][] hidden);

  /** The loss alone. */
  double loss(RatingsByItem targets, float[][] hidden);

  /** Frees what it holds off the heap. */
  @Override
  default void close() {}

  /**
   * @param loss per target of the mini-batch; 0 without targets
   * @param byHidden its gradient by the output of the layer before: [users][units]
   * @param byRows its gradient by the weights, where rows do not take it
   */
  record Loss(double loss, float[][] byHidden, RowProducts byRows) {}
}
