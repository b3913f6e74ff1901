package recommender.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.autoencoder.NetworkLearner;
import recommender.config.Settings;
import recommender.ease.EaseLearner;
import recommender.learner.Learner;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryLimits;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.testing.TestSettings;

class FusedLearnerTest {
  private static final Cluster LOCAL = new Cluster(true, 1, 2, 1);
  private static final TrainSize TRAIN = new TrainSize(40_000, 10_000, 1_000_000, true);

  /** Of too many items for a matrix. */
  private static final TrainSize WIDE = new TrainSize(60_000, 50_000, 1_000_000, true);

  /** EASE has to fit beside the network. */
  @Test
  void whatIsAskedForNeedsBothOneBesideTheOther() {
    FusedLearner learner = learner("network.type=fused");
    List<MemoryUser> steps = learner.memory(TRAIN, List.of());
    assertThat(steps)
        .extracting(MemoryUser::name)
        .containsExactly("training", "the weights of all pairs of items");
    assertThat(steps.get(1).plan(LOCAL, 1).driver().parts()).containsAll(steps.get(0).held());
    assertThat(learner.suited(WIDE, List.of(), machines(1000))).isSameAs(learner);
    assertThat(learner.steps()).endsWith(" Beside it a matrix in closed form.");
  }

  /** The matrix of 10,000 items and two solutions have 1.2 GB. */
  @Test
  void whatIsNotAskedForIsLeftOutWhereItDoesNotFit() {
    FusedLearner learner = learner("network.objective=ranking");
    assertThat(learner.suited(TRAIN, List.of(), machines(4))).isSameAs(learner);
    assertThat(learner.suited(TRAIN, List.of(), machines(1))).isSameAs(learner.network());
    assertThat(learner.suited(WIDE, List.of(), machines(1000))).isSameAs(learner.network());
    assertThat(learner.steps())
        .endsWith(" Beside it a matrix in closed form, as long as that fits.");
  }

  @Test
  void itIsFittedOnceMoreAsTheSettingsSay() {
    assertThat(learner("network.type=fused").refits()).isTrue();
    assertThat(learner("network.type=fused", "training.refit=false").refits()).isFalse();
  }

  private static Machines machines(long offHeap) {
    long all = 2 * (4 + offHeap) << 30;
    return Machines.single(LOCAL, new MemoryLimits(4L << 30, offHeap << 30, all, all));
  }

  private static FusedLearner learner(String... all) {
    Settings settings = TestSettings.with(all);
    Learner network = NetworkLearner.ofRanking("", settings);
    return new FusedLearner("", settings, network, new EaseLearner("", settings));
  }
}
