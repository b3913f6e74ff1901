package recommender.ease;

import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.model.LoadedModel;
import recommender.model.ModelLoader;
import recommender.model.RankingFacts;
import recommender.model.StockNetworks;

/** Loader of EASE's weights. */
public final class EaseLoader implements ModelLoader {

  /** For {@link java.util.ServiceLoader}. */
  public EaseLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.SHALLOW);
  }

  @Override
  public LoadedModel load(RankingFacts facts, int items, StockNetworks networks) {
    return new LoadedEase(
        EaseWeights.taken(networks.of(facts)),
        Channels.of(facts.easeChannels(), facts.positives(), facts.middle()));
  }
}
