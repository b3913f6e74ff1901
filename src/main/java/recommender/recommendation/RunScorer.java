package recommender.recommendation;

import recommender.evaluation.ScorerSource;
import recommender.evaluation.UserScorer;
import recommender.kernel.NativeThreads;
import recommender.model.LoadedModel;
import recommender.model.LoadedRun;

/** Scorer of all items by a model of a published run on its way to executors. */
record RunScorer(RunSource run, Role role) implements ScorerSource {

  /** What a model of a run is there for. */
  enum Role {
    RATING,
    RANKING
  }

  @Override
  public UserScorer scorer() {
    NativeThreads.use(1);
    LoadedModel model = model(run.ofTask());
    return model::scores;
  }

  private LoadedModel model(LoadedRun loaded) {
    return switch (role) {
      case RATING -> loaded.ratingModel().orElseThrow().scorer();
      case RANKING -> loaded.rankingModel().orElseThrow();
    };
  }
}
