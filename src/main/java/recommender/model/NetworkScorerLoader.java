package recommender.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.network.SparseNetwork;

/** Loader of scorers of networks with hidden layers. */
public final class NetworkScorerLoader implements ScorerLoader {

  /** For {@link java.util.ServiceLoader}. */
  public NetworkScorerLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.AUTOENCODER);
  }

  @Override
  public Scorer scorer(RankingFacts facts, int items, StockNetworks networks) {
    MultiLayerNetwork stock = networks.of(facts);
    SparseNetwork network = SparseNetwork.ofStock(stock);
    stock.close();
    return new NetworkScorer(network, facts.transform(items));
  }
}
