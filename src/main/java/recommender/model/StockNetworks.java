package recommender.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Reader of the stock networks of a run. */
public interface StockNetworks {

  /**
   * The network that some facts are about, with the inputs and outputs that they say.
   *
   * @throws ModelException when it cannot be read, or is not as they say
   */
  MultiLayerNetwork of(RankingFacts facts);
}
