package recommender.fused;

import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.model.LoadedModel;
import recommender.model.ModelLoader;
import recommender.model.RankingFacts;
import recommender.model.StockNetworks;

/** Loader of a network and EASE together. */
public final class FusedLoader implements ModelLoader {

  /** For {@link java.util.ServiceLoader}. */
  public FusedLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.FUSED);
  }

  @Override
  public LoadedModel load(RankingFacts facts, int items, StockNetworks networks) {
    ModelLoader network = ModelLoader.of(Names.kebab(NetworkType.AUTOENCODER));
    ModelLoader ease = ModelLoader.of(facts.ease().type());
    return new LoadedFused(
        network.load(facts, items, networks),
        ease.load(facts.ease(), items, networks),
        facts.easeWeight());
  }
}
