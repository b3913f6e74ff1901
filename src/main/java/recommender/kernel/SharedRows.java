package recommender.kernel;

/**
 * Rows of one layer beside offsets of another, for the layer that has the offsets only.
 *
 * @param rows whose gradient is the other layer's to use
 * @param own offsets, without rows
 */
public record SharedRows(Rows rows, Rows own) implements Rows {

  @Override
  public Row room() {
    return rows.room();
  }

  @Override
  public void read(int item, Row row) {
    rows.read(item, row);
  }

  @Override
  public float[] offsets() {
    return own.offsets();
  }

  @Override
  public void endOffsets(float[] gradient) {
    own.endOffsets(gradient);
  }
}
