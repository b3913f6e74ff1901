package recommender.experiment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import recommender.autoencoder.NetworkLearner;
import recommender.config.NetworkSettings;
import recommender.config.Objective;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.ease.EaseLearner;
import recommender.fused.FusedLearner;
import recommender.learner.Learner;
import recommender.training.CheckpointStore;

/** The models that settings ask for: the only place that asks of which kind each of them is. */
public final class Learners {
  private static final String FIRST = "";
  private static final String RANKING = "ranking";

  private Learners() {}

  /** The models of a run, the first one first. */
  public static List<Learner> of(Settings settings) {
    return of(settings, CheckpointStore.NONE);
  }

  /**
   * The same with checkpoints.
   *
   * @param checkpoints of those that are trained in epochs
   */
  public static List<Learner> of(Settings settings, CheckpointStore checkpoints) {
    return Stream.concat(
            Stream.of(learner(FIRST, settings, checkpoints.in("first"))),
            settings.ranking().stream()
                .map(beside -> learner(RANKING, beside, checkpoints.in(RANKING))))
        .toList();
  }

  private static Learner learner(String section, Settings settings, CheckpointStore checkpoints) {
    return switch (settings.network().type()) {
      case SHALLOW -> new EaseLearner(section, settings);
      case AUTOENCODER -> network(section, settings).keptIn(checkpoints);
      case FUSED -> fused(section, settings, checkpoints);
    };
  }

  private static Learner fused(String section, Settings settings, CheckpointStore checkpoints) {
    Settings alone = settings.with(Map.of("network.type", "autoencoder"));
    return new FusedLearner(
        section,
        settings,
        network(section, alone).keptIn(checkpoints),
        new EaseLearner(section, alone));
  }

  /** The network of settings that ask for one that is trained, as the only model of a run. */
  public static NetworkLearner network(Settings settings) {
    return network(FIRST, settings);
  }

  private static NetworkLearner network(String section, Settings settings) {
    NetworkSettings network = settings.network();
    if (network.objective() == Objective.RANKING) {
      return NetworkLearner.ofRanking(section, settings);
    }
    return network.vectors() == VectorsOf.ITEM
        ? NetworkLearner.ofItemRatings(section, settings)
        : NetworkLearner.ofUserRatings(section, settings);
  }
}
