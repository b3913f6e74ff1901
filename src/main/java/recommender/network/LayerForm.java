package recommender.network;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Kinds of layers that make up an autoencoder, in training or published; hidden layers of the
 * encoder behind the first are stock in all of them.
 */
enum LayerForm {
  /** For training; every layer has weights of its own. */
  SPARSE {
    @Override
    FeedForwardLayer.Builder<?> first() {
      return new SparseInputLayer.Builder();
    }

    @Override
    BaseOutputLayer.Builder<?> last(int negatives) {
      return new ObservedOutputLayer.Builder();
    }
  },
  /** For training; the decoder uses the weights of the encoder. */
  TIED {
    @Override
    FeedForwardLayer.Builder<?> first() {
      return new SparseInputLayer.Builder();
    }

    @Override
    FeedForwardLayer.Builder<?> decoder() {
      return new TiedHiddenLayer.Builder();
    }

    @Override
    BaseOutputLayer.Builder<?> last(int negatives) {
      return new TiedOutputLayer.Builder();
    }
  },
  /** For training to rank. */
  SOFTMAX {
    @Override
    FeedForwardLayer.Builder<?> first() {
      return new SparseInputLayer.Builder();
    }

    @Override
    BaseOutputLayer.Builder<?> last(int negatives) {
      return new SoftmaxOutputLayer.Builder(negatives);
    }
  },
  /** For publishing a network that ranks, with probabilities as outputs. */
  STOCK_SOFTMAX {
    @Override
    FeedForwardLayer.Builder<?> first() {
      return new DenseLayer.Builder();
    }

    @Override
    BaseOutputLayer.Builder<?> last(int negatives) {
      return new OutputLayer.Builder(new LossMCXENT());
    }
  },
  /** For publishing a network of ratings. */
  STOCK {
    @Override
    FeedForwardLayer.Builder<?> first() {
      return new DenseLayer.Builder();
    }

    @Override
    BaseOutputLayer.Builder<?> last(int negatives) {
      return new OutputLayer.Builder(new LossMSE());
    }
  };

  /** The first layer. */
  abstract FeedForwardLayer.Builder<?> first();

  /** A hidden layer of the decoder. */
  FeedForwardLayer.Builder<?> decoder() {
    return new DenseLayer.Builder();
  }

  /**
   * The last layer.
   *
   * @param negatives number of items that a softmax draws for a mini-batch; 0 for all
   */
  abstract BaseOutputLayer.Builder<?> last(int negatives);
}
