package recommender.ease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static recommender.config.EaseChannels.LIKED;
import static recommender.config.EaseChannels.LIKED_DISLIKED;
import static recommender.config.EaseChannels.THREE;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.config.SettingsException;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryLimits;
import recommender.memory.TrainSize;
import recommender.testing.TestSettings;

class EaseLearnerTest {
  private static final long GIB = 1L << 30;

  /** 10,000 items: 0.4 GB for a square; one channel takes 3 of them, two 8, three 15. */
  private static final TrainSize TRAIN = new TrainSize(40_000, 10_000, 1_000_000, true);

  @Test
  void channelsAreChosenAmongThoseThatFit() {
    EaseLearner learner = learner();
    assertThat(learner.fitting(TRAIN, List.of(), machines(2))).containsExactly(LIKED);
    assertThat(learner.fitting(TRAIN, List.of(), machines(4)))
        .containsExactly(LIKED, LIKED_DISLIKED);
    assertThat(learner.fitting(TRAIN, List.of(), machines(8)))
        .containsExactly(LIKED, LIKED_DISLIKED, THREE);
  }

  @Test
  void channelsThatAreSetHaveToFit() {
    EaseLearner learner = learner("network.channels=liked-disliked");
    assertThat(learner.fitting(TRAIN, List.of(), machines(4))).containsExactly(LIKED_DISLIKED);
    assertThatThrownBy(() -> learner.fitting(TRAIN, List.of(), machines(2)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Or set network.channels = liked or auto, ");
    TrainSize wide = new TrainSize(40_000, 40_000, 1_000_000, true);
    assertThatThrownBy(() -> learner.fitting(wide, List.of(), machines(1000)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(
            "network.channels: expected at most 32,767 items for liked-disliked, was 40,000; set network.channels = liked or auto, ");
  }

  private static EaseLearner learner(String... settings) {
    String[] all = new String[settings.length + 1];
    all[0] = "network.type=shallow";
    System.arraycopy(settings, 0, all, 1, settings.length);
    return new EaseLearner("", TestSettings.with(all));
  }

  private static Machines machines(long offHeap) {
    long all = 2 * (4 + offHeap) * GIB;
    return Machines.single(
        new Cluster(true, 1, 2, 1), new MemoryLimits(4 * GIB, offHeap * GIB, all, all));
  }
}
