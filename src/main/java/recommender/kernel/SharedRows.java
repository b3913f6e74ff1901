package recommender.kernel;

/**
 * Weight rows of the first layer with the offsets of the last, for a last layer that is tied to the
 * first.
 *
 * @param rows of the first layer, which takes their gradient itself
 * @param own of the last layer: offsets, no rows
 */
public record SharedRows(WeightRows rows, WeightRows own) implements WeightRows {

  @Override
  public Row buffer() {
    return rows.buffer();
  }

  @Override
  public void read(int item, Row row) {
    rows.read(item, row);
  }

  @Override
  public void read(int from, float[] to) {
    rows.read(from, to);
  }

  @Override
  public float[] offsets() {
    return own.offsets();
  }

  @Override
  public void updateOffsets(float[] gradient) {
    own.updateOffsets(gradient);
  }
}
