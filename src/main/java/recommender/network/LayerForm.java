package recommender.network;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * The kinds of layers that an autoencoder can be made of; those of the encoder's middle are stock.
 */
enum LayerForm {
  /** To be trained, every layer with weights of its own. */
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
  /** To be trained, the decoder with the weights of the encoder. */
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
  /** To be trained to rank. */
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
  /** To be published, of a network that ranks: it puts out probabilities. */
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
  /** To be published. */
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

  abstract FeedForwardLayer.Builder<?> first();

  /** A hidden layer behind the code. */
  FeedForwardLayer.Builder<?> decoder() {
    return new DenseLayer.Builder();
  }

  /**
   * @param negatives that a softmax draws for a mini-batch
   */
  abstract BaseOutputLayer.Builder<?> last(int negatives);
}
