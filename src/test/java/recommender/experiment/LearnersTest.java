package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static recommender.vectors.RatingMatrix.Layout.BY_ITEM;
import static recommender.vectors.RatingMatrix.Layout.BY_USER;

import java.util.List;
import org.junit.jupiter.api.Test;
import recommender.autoencoder.NetworkLearner;
import recommender.ease.EaseLearner;
import recommender.fused.FusedLearner;
import recommender.learner.Learner;
import recommender.testing.TestSettings;

class LearnersTest {
  private static final String RATES = "The network that predicts ratings";
  private static final String RANKS = "The network that ranks";

  @Test
  void theDefaultsAreANetworkThatPredictsRatingsFromTheVectorsOfItems() {
    Learner learner = single();
    assertThat(learner).isInstanceOf(NetworkLearner.class);
    assertThat(learner.section()).isEmpty();
    assertThat(learner.description()).isEqualTo(RATES);
    assertThat(learner.layout()).isEqualTo(BY_ITEM);
  }

  @Test
  void vectorsOfUsersAreReadWhereTheSettingsSaySo() {
    Learner learner = single("network.vectors=user");
    assertThat(learner.description()).isEqualTo(RATES);
    assertThat(learner.layout()).isEqualTo(BY_USER);
  }

  @Test
  void aNetworkThatRanksIsTheFirstModelOfItsRun() {
    Learner learner = single("network.objective=ranking", "network.type=autoencoder");
    assertThat(learner).isInstanceOf(NetworkLearner.class);
    assertThat(learner.section()).isEmpty();
    assertThat(learner.description()).isEqualTo(RANKS);
    assertThat(learner.layout()).isEqualTo(BY_USER);
  }

  @Test
  void whatRanksIsANetworkBesideAClosedFormUnlessTheSettingsSayOtherwise() {
    for (Learner learner :
        List.of(single("network.objective=ranking"), single("network.type=fused"))) {
      assertThat(learner)
          .isInstanceOfSatisfying(
              FusedLearner.class,
              fused -> {
                assertThat(fused.network()).isInstanceOf(NetworkLearner.class);
                assertThat(fused.network().description()).isEqualTo(RANKS);
                assertThat(fused.ease()).isInstanceOf(EaseLearner.class);
              });
      assertThat(learner.section()).isEmpty();
      assertThat(learner.layout()).isEqualTo(BY_USER);
    }
  }

  @Test
  void aShallowTypeIsAClosedFormWhichIsNotFittedInSteps() {
    Learner learner = single("network.type=shallow");
    assertThat(learner).isInstanceOf(EaseLearner.class);
    assertThat(learner.section()).isEmpty();
    assertThat(learner.layout()).isEqualTo(BY_USER);
  }

  @Test
  void bothObjectivesAreTwoModelsOfWhichTheSecondRanks() {
    assertThat(
            Learners.of(
                TestSettings.with(
                    "network.objective=both",
                    "network.vectors=item",
                    "ranking.network.type=autoencoder")))
        .satisfiesExactly(
            first -> {
              assertThat(first.section()).isEmpty();
              assertThat(first.description()).isEqualTo(RATES);
              assertThat(first.layout()).isEqualTo(BY_ITEM);
            },
            second -> {
              assertThat(second.section()).isEqualTo("ranking");
              assertThat(second.description()).isEqualTo(RANKS);
              assertThat(second.layout()).isEqualTo(BY_USER);
            });
  }

  @Test
  void theSecondModelIsOfTheTypeOfItsOwnSection() {
    List<Learner> learners =
        Learners.of(TestSettings.with("network.objective=both", "ranking.network.type=shallow"));
    assertThat(learners).hasSize(2);
    assertThat(learners.get(0)).isInstanceOf(NetworkLearner.class);
    assertThat(learners.get(1)).isInstanceOf(EaseLearner.class);
    assertThat(learners.get(1).section()).isEqualTo("ranking");
  }

  private static Learner single(String... settings) {
    List<Learner> learners = Learners.of(TestSettings.with(settings));
    assertThat(learners).hasSize(1);
    return learners.get(0);
  }
}
