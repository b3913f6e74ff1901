package recommender.ease;

import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.model.ScorerLoader;
import recommender.model.StockNetworks;

/** Loader of scorers of EASE's weights. */
public final class EaseScorerLoader implements ScorerLoader {

  /** For {@link java.util.ServiceLoader}. */
  public EaseScorerLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.SHALLOW);
  }

  @Override
  public Scorer scorer(RankingFacts facts, int items, StockNetworks networks) {
    return new EaseScorer(
        EaseWeights.taken(networks.of(facts)),
        Channels.of(facts.easeChannels(), facts.positives(), facts.middle()),
        EaseWeights.ones(items));
  }
}
