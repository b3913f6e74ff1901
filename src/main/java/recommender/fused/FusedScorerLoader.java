package recommender.fused;

import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.model.ScorerLoader;
import recommender.model.StockNetworks;

/** Loader of scorers of a network and EASE together. */
public final class FusedScorerLoader implements ScorerLoader {

  /** For {@link java.util.ServiceLoader}. */
  public FusedScorerLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.FUSED);
  }

  @Override
  public Scorer scorer(RankingFacts facts, int items, StockNetworks networks) {
    ScorerLoader network = ScorerLoader.of(Names.kebab(NetworkType.AUTOENCODER));
    ScorerLoader ease = ScorerLoader.of(facts.ease().type());
    return new FusedScorer(
        network.scorer(facts, items, networks),
        ease.scorer(facts.ease(), items, networks),
        facts.easeWeight());
  }
}
