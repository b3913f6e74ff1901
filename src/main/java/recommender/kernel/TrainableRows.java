package recommender.kernel;

/** Weight rows of a layer that also take the gradient of their weights, item by item. */
public interface TrainableRows extends WeightRows {

  /** Reads what {@link #update} needs besides the gradient, the weights among it. */
  void readForUpdate(int item, Row row);

  /**
   * Takes the gradient of an item's weights.
   *
   * @param row read by {@link #readForUpdate}, with the complete gradient; its arrays may be
   *     overwritten
   */
  void update(int item, Row row);
}
