package recommender.network;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;
import recommender.testing.SomeRatings;
import recommender.vectors.SparseRows;

/** The same network in stock dense layers with {@link MaskedMse}, trained on dense matrices. */
final class DenseReference {
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
      layers.layer(dense);
    }
    return StockForm.copied(sparse, new MultiLayerNetwork(layers.build()));
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
}
