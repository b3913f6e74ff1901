package recommender.model;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.network.SparseNetwork;

/** Loader of networks with hidden layers. */
public final class NetworkLoader implements ModelLoader {

  /** For {@link java.util.ServiceLoader}. */
  public NetworkLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.AUTOENCODER);
  }

  @Override
  public LoadedModel load(RankingFacts facts, int items, StockNetworks networks) {
    MultiLayerNetwork stock = networks.of(facts);
    SparseNetwork network = SparseNetwork.ofStock(stock);
    stock.close();
    return new LoadedNetwork(
        network, NetworkInput.ofPositives(facts.transform(items), facts.positives()));
  }
}
