package recommender.kernel;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weight rows of one layer whose gradient is written into an array beside them, as DL4J's own
 * training expects it.
 *
 * @param weights parameters of the layer, in the order of {@code layer}
 * @param gradient of the parameters, in the same order
 * @param layer with its first row at 0
 */
public record GradientRows(OffHeapFloats weights, OffHeapFloats gradient, LayerParameters layer)
    implements TrainableRows {

  /**
   * The rows over DL4J's arrays.
   *
   * @param weights null when the layer has no parameters
   * @param gradient null when none is wanted
   */
  public static GradientRows of(INDArray weights, INDArray gradient, LayerParameters layer) {
    return new GradientRows(
        weights == null ? null : new OffHeapFloats(weights),
        gradient == null ? null : new OffHeapFloats(gradient),
        layer);
  }

  @Override
  public Row buffer() {
    return Row.of(layer.width(), 0);
  }

  @Override
  public void read(int item, Row row) {
    weights.read(layer.row(item), row.weights());
  }

  @Override
  public void read(int from, float[] to) {
    weights.read(layer.row(from), to);
  }

  @Override
  public void readForUpdate(int item, Row row) {
    read(item, row);
  }

  @Override
  public void update(int item, Row row) {
    gradient.write(layer.row(item), row.gradient());
  }

  @Override
  public float[] offsets() {
    float[] offsets = new float[layer.offsetCount()];
    if (layer.hasOffsets()) {
      weights.read(layer.offsetsAt(), offsets);
    }
    return offsets;
  }

  @Override
  public void updateOffsets(float[] offsets) {
    if (layer.hasOffsets()) {
      gradient.write(layer.offsetsAt(), offsets);
    }
  }
}
