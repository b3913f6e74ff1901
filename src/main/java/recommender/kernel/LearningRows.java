package recommender.kernel;

/** Rows that take the gradient of their weights. */
public interface LearningRows extends Rows {

  /** Reads what {@link #end} will need besides the gradient, the weights among it. */
  void begin(int item, Row row);

  /** Takes the gradient of an item's weights, which is whole and may be overwritten. */
  void end(int item, Row row);
}
