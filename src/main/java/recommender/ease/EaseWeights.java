package recommender.ease;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import recommender.kernel.OffHeapFloats;

/**
 * Weights B [places × items] of EASE, row after row, by which a user has the scores z·B: the sum of
 * the rows of their places.
 *
 * <p>A network has the inputs of the first channel for all items, then those of the next, and DL4J
 * lays weights column after column: the array is turned round for it, in place.
 */
public final class EaseWeights implements AutoCloseable {
  /** Of all users of a batch they fit into a cache of a core. */
  private static final int COLUMNS_AT_A_TIME = 1024;

  private final INDArray array;
  private final OffHeapFloats rows;
  private final int items;
  private final int channels;
  private boolean isPublished;

  /**
   * @param array of floats [1, items · channels · items]; stays in use
   */
  public EaseWeights(INDArray array, int items, int channels) {
    this.array = array;
    this.rows = new OffHeapFloats(array);
    this.items = items;
    this.channels = channels;
  }

  /** An array off the heap; of one float at least. */
  static INDArray floats(long length) {
    return Nd4j.createUninitialized(DataType.FLOAT, 1, Math.max(1, length));
  }

  /** The weights of a published network, which is not to be used any more. */
  public static EaseWeights taken(MultiLayerNetwork published) {
    int items = published.layerSize(0);
    int channels = published.layerInputSize(0) / items;
    EaseWeights weights = new EaseWeights(published.params(), items, channels);
    weights.turn();
    return weights;
  }

  /** Number of items. */
  public int items() {
    return items;
  }

  /**
   * Scores of all items for a user; several threads may ask at once.
   *
   * @param places of the user's ratings
   * @throws IllegalStateException when a published network has taken the array
   */
  public float[] scores(int[] places) {
    demandUnpublished();
    RowSum scores = new RowSum(items);
    float[] row = new float[items];
    for (int place : places) {
      rows.read((long) place * items, row);
      scores.add(row);
    }
    return scores.total();
  }

  private void demandUnpublished() {
    if (isPublished) {
      throw new IllegalStateException("expected weights that are not published yet");
    }
  }

  /**
   * The same of several users, whose common rows are fetched once, a few columns at a time.
   *
   * @param users places of the ratings of each, ascending
   * @return [users][items]
   */
  float[][] scores(List<int[]> users) {
    demandUnpublished();
    long[] byPlace = byPlace(users);
    float[][] scores = new float[users.size()][items];
    for (int from = 0; from < items; from += COLUMNS_AT_A_TIME) {
      int width = Math.min(COLUMNS_AT_A_TIME, items - from);
      RowSum[] some =
          Stream.generate(() -> new RowSum(width)).limit(scores.length).toArray(RowSum[]::new);
      float[] row = new float[width];
      long last = -1;
      for (long pair : byPlace) {
        long place = pair >>> Integer.SIZE;
        if (place != last) {
          rows.read(place * items + from, row);
          last = place;
        }
        some[(int) pair].add(row);
      }
      for (int user = 0; user < scores.length; user++) {
        System.arraycopy(some[user].total(), 0, scores[user], from, width);
      }
    }
    return scores;
  }

  /** Pairs of place and user, ascending. */
  private static long[] byPlace(List<int[]> users) {
    LongStream.Builder pairs = LongStream.builder();
    for (int user = 0; user < users.size(); user++) {
      for (int place : users.get(user)) {
        pairs.add((long) place << Integer.SIZE | user);
      }
    }
    return pairs.build().sorted().toArray();
  }

  /** The weights from a place to all items. */
  float[] row(int place) {
    demandUnpublished();
    float[] row = new float[items];
    rows.read((long) place * items, row);
    return row;
  }

  /** The weight from a place to an item. */
  float weight(int place, int item) {
    float[] weight = new float[1];
    rows.read((long) place * items + item, weight);
    return weight[0];
  }

  /**
   * A stock network of one layer, which a program that has never heard of this project can load. It
   * takes the array of these weights, which give no scores any more.
   */
  public MultiLayerNetwork published() {
    if (!isPublished) {
      turn();
      isPublished = true;
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn((long) items * channels)
                        .nOut(items)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init(array, false);
    return network;
  }

  /**
   * Multiplies the weights that lead to each item, and so its scores.
   *
   * @param factors by item
   */
  void multiply(float[] factors) {
    float[] row = new float[items];
    for (long place = 0; place < (long) items * channels; place++) {
      rows.read(place * items, row);
      for (int item = 0; item < items; item++) {
        row[item] *= factors[item];
      }
      rows.write(place * items, row);
    }
  }

  /** Exchanges rows and columns of each channel's square. */
  private void turn() {
    long stride = (long) items * channels;
    for (int channel = 0; channel < channels; channel++) {
      new Square(rows, items, (long) channel * items, stride).transpose();
    }
  }

  /** Factors that leave scores as they are. */
  static float[] ones(int items) {
    float[] ones = new float[items];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Frees the array, which a published network must not need any more. */
  @Override
  public void close() {
    array.close();
  }
}
