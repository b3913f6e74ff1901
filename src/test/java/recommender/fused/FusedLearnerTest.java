package recommender.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.autoencoder.NetworkLearner;
import recommender.config.Settings;
import recommender.ease.EaseLearner;
import recommender.learner.Learner;
import recommender.memory.Cluster;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.testing.TestSettings;

class FusedLearnerTest {
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);
  private static final TrainSize TRAIN = new TrainSize(40_000, 10_000, 1_000_000, true);

  /** EASE has to fit beside the network. */
  @Test
  void whatIsAskedForNeedsBothOneBesideTheOther() {
    FusedLearner learner = learner("network.type=fused");
    List<MemoryUser> steps = learner.memory(TRAIN, List.of());
    assertThat(steps)
        .extracting(MemoryUser::name)
        .containsExactly("training", "the weights of all pairs of items");
    assertThat(steps.get(1).plan(LOCAL, 1).driver().parts()).containsAll(steps.get(0).held());
    assertThat(learner.optionalMemory(TRAIN, List.of())).isEmpty();
    assertThat(learner.steps()).endsWith(" Beside it a matrix in closed form.");
  }

  @Test
  void whereNothingIsAskedForTheNetworkIsEnough() {
    FusedLearner learner = learner("network.objective=ranking");
    assertThat(learner.memory(TRAIN, List.of()))
        .extracting(MemoryUser::name)
        .containsExactly("training");
    assertThat(learner.optionalMemory(TRAIN, List.of()))
        .extracting(MemoryUser::name)
        .containsExactly("the weights of all pairs of items");
    assertThat(learner.steps())
        .endsWith(" Beside it a matrix in closed form, as long as that fits.");
  }

  @Test
  void itIsFittedOnceMoreAsTheSettingsSay() {
    assertThat(learner("network.type=fused").refits()).isTrue();
    assertThat(learner("network.type=fused", "training.refit=false").refits()).isFalse();
  }

  private static FusedLearner learner(String... all) {
    Settings settings = TestSettings.with(all);
    Learner network = NetworkLearner.ofRanking("", settings);
    return new FusedLearner("", settings, network, new EaseLearner("", settings));
  }
}
