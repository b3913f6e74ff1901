package recommender.ease;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.model.ScorerLoader;

/** Loader of scorers of EASE's weights. */
public final class EaseScorerLoader implements ScorerLoader {

  /** For {@link java.util.ServiceLoader}. */
  public EaseScorerLoader() {}

  @Override
  public String type() {
    return Names.kebab(NetworkType.SHALLOW);
  }

  @Override
  public Scorer scorer(MultiLayerNetwork stock, RankingFacts facts, int items) {
    return new EaseScorer(
        EaseWeights.taken(stock),
        Channels.of(facts.easeChannels(), facts.positives(), facts.middle()),
        EaseWeights.ones(items));
  }
}
