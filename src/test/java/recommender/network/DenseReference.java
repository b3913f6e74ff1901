package recommender.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import recommender.config.Settings;
import recommender.testing.SomeRatings;
import recommender.testing.TestSettings;
import recommender.vectors.PackedRatings;
import recommender.vectors.SparseRows;

/** The same network in stock dense layers with {@link MaskedMse}, trained on dense matrices. */
final class DenseReference {
  private static final int STEPS = 20;

  /**
   * Of parameters: where a gradient is next to nothing, rounding decides on its sign, and the
   * optimisers that divide by its size make a step of it.
   */
  private static final float TOLERANCE = 5e-4f;

  private DenseReference() {}

  /** A network with a copy of the parameters, the same optimiser, L2 and dropout. */
  static MultiLayerNetwork of(SparseNetwork sparse) {
    BaseLayer first = (BaseLayer) sparse.getLayer(0).conf().getLayer();
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .updater(first.getIUpdater().clone())
            .miniBatch(false)
            .list();
    int last = sparse.getnLayers() - 1;
    for (int i = 0; i <= last; i++) {
      FeedForwardLayer layer = (FeedForwardLayer) sparse.getLayer(i).conf().getLayer();
      FeedForwardLayer dense =
          i < last
              ? new DenseLayer.Builder().nIn(layer.getNIn()).nOut(layer.getNOut()).build()
              : new OutputLayer.Builder(new MaskedMse())
                  .nIn(layer.getNIn())
                  .nOut(layer.getNOut())
                  .hasBias(((ObservedOutputLayer) layer).hasBias())
                  .build();
      dense.setActivationFn(layer.getActivationFn());
      List<Regularization> terms = layer.getRegularizationByParam("W");
      dense.setRegularization(terms);
      IDropout dropout = layer.getIDropout();
      dense.setIDropout(dropout == null ? null : dropout.clone());
      layers.layer(dense);
    }
    MultiLayerConfiguration configuration = layers.build();
    return StockForm.copied(
        sparse,
        sparse.getLayer(last) instanceof Tied
            ? new TiedReference(configuration)
            : new MultiLayerNetwork(configuration));
  }

  /** Ratings as matrices; a user's features may be fewer than the labels. */
  static DataSet dense(SparseRows features, SparseRows labels, int items) {
    INDArray mask = Nd4j.createFromArray(SomeRatings.matrix(labels, items, Float.NaN));
    INDArray observed = Nd4j.ones(mask.shape()).subi(mask.isNaN().castTo(mask.dataType()));
    return new DataSet(
        Nd4j.createFromArray(SomeRatings.matrix(features, items, 0)),
        Nd4j.createFromArray(SomeRatings.matrix(labels, items, 0)),
        null,
        observed);
  }

  /** A mini-batch's shape, and how it is trained. */
  record Shape(int users, int items, double density, int threads, boolean hides) {
    Shape(int users, int items, double density) {
      this(users, items, density, 1, false);
    }
  }

  /** Trains both for some steps, with the same losses and to the same parameters. */
  static void assertAsDense(Shape shape, String... changes) {
    Settings settings = TestSettings.plain(changes);
    SparseNetwork sparse =
        new Autoencoder(settings.network(), settings.training(), shape.items, 100).fresh();
    MultiLayerNetwork dense = of(sparse);
    sparse.prepare(null, shape.threads);
    for (int step = 0; step < STEPS; step++) {
      SparseRows labels = SomeRatings.of(shape.users, shape.items, shape.density, step);
      SparseRows features = shape.hides ? everyOther(labels) : labels;
      INDArray packed = PackedRatings.pack(labels, shape.items);
      Nd4j.getRandom().setSeed(step + 1);
      sparse.fit(
          new DataSet(shape.hides ? PackedRatings.pack(features, shape.items) : packed, packed));
      DataSet matrices = dense(features, labels, shape.items);
      double l2 = dense.calcRegularizationScore(true);
      Nd4j.getRandom().setSeed(step + 1);
      dense.fit(matrices);
      double loss = dense.score() - l2;
      assertThat(sparse.score())
          .as("loss of step %d", step)
          .isCloseTo(loss, within(1e-4 * (1 + loss)));
    }
    sparse.settle();
    MultiLayerNetwork stock =
        StockForm.copied(sparse, new MultiLayerNetwork(dense.getLayerWiseConfigurations().clone()));
    assertClose(stock.params(), dense.params(), "parameters");
  }

  private static SparseRows everyOther(SparseRows rows) {
    int[] starts = new int[rows.starts().length];
    List<Integer> kept = new ArrayList<>();
    for (int user = 0; user < rows.users(); user++) {
      for (int i = rows.starts()[user]; i < rows.starts()[user + 1]; i += 2) {
        kept.add(i);
      }
      starts[user + 1] = kept.size();
    }
    int[] columns = kept.stream().mapToInt(i -> rows.columns()[i]).toArray();
    float[] values = new float[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.values()[kept.get(i)];
    }
    return new SparseRows(starts, columns, values);
  }

  static void assertClose(INDArray actual, INDArray expected, String what) {
    float[] a = actual.ravel().toFloatVector();
    float[] e = expected.ravel().toFloatVector();
    for (int i = 0; i < e.length; i++) {
      assertThat(a[i])
          .as("%s: number %d of %d", what, i, e.length)
          .isCloseTo(e[i], within(TOLERANCE * (1 + Math.abs(e[i]))));
    }
  }

  static double[][] doubles(float[][] floats) {
    double[][] doubles = new double[floats.length][floats[0].length];
    for (int row = 0; row < floats.length; row++) {
      for (int i = 0; i < floats[row].length; i++) {
        doubles[row][i] = floats[row][i];
      }
    }
    return doubles;
  }
}
