package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingSettingsTest {
  private static final String RANKING = "network.objective = ranking";
  private static final String BOTH = "network.objective = both";
  private static final String SHALLOW = "network.type = shallow";

  /** Settings of conf/ranking.conf. */
  private static final NetworkSettings NETWORK =
      new NetworkSettings(
          Objective.RANKING,
          Optional.empty(),
          Positives.RELEVANT,
          Optional.of(VectorsOf.USER),
          OptionalInt.empty(),
          List.of(1000),
          Activation.TANH,
          Activation.IDENTITY,
          true,
          new Weights(Weights.Kind.XAVIER, 0.2),
          0,
          Centring.NONE,
          InputScaling.SQRT_COUNT,
          OptionalDouble.of(0.3),
          OptionalDouble.of(0),
          0.2,
          0,
          false);

  @ParameterizedTest
  @ValueSource(strings = {"ranking", "Ranking", "\"RANKING\""})
  void theRankingObjectiveUsesItsRecipe(String ranking) {
    Settings settings = Hocon.settings("network.objective = " + ranking);
    assertThat(settings.network()).isEqualTo(NETWORK);
    assertRecipe(settings.training());
    assertThat(settings.ranking()).isEmpty();
  }

  @Test
  void givenSettingsOverrideTheRecipe() {
    Settings settings =
        Hocon.settings(
            RANKING,
            "network.hidden = [7]",
            "network.input-indicator = 0",
            "training.batch-size = 500",
            "training.negatives = 12",
            "training.refit = false");
    assertThat(settings.network().hidden()).containsExactly(7);
    assertThat(settings.network().inputIndicator()).isZero();
    assertThat(settings.network().l2()).hasValue(0);
    assertThat(settings.training().batchSize()).isEqualTo(500);
    assertThat(settings.training().negatives()).isEqualTo(OptionalInt.of(12));
    assertThat(settings.training().refit()).isFalse();
    assertThat(settings.training().epochs()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"ranking, network.objective=ranking", "shallow, network.type=shallow"})
  void theRecipesFileAndTheAssignmentGiveEqualSettings(String file, String assignment) {
    Settings named = CommandLine.parse("--input", "none", "--set", assignment).settings();
    Settings read =
        CommandLine.parse("--input", "none", "--conf", "conf/" + file + ".conf").settings();
    assertThat(read.network()).isEqualTo(named.network());
    assertThat(read.training()).isEqualTo(named.training());
    assertThat(read.evaluation()).isEqualTo(named.evaluation());
    assertThat(read.hocon()).isEqualTo(named.hocon());
  }

  /** The type says it, as it does of a shallow one. */
  @Test
  void aFusedNetworkHasTheRankingRecipe() {
    Settings settings = Hocon.settings("network.type = fused");
    assertThat(settings.network().objective()).isEqualTo(Objective.RANKING);
    assertThat(settings.network().hidden()).containsExactly(1000);
    assertThat(settings.network().type()).isEqualTo(NetworkType.FUSED);
    assertThat(settings.network().givenType()).contains(NetworkType.FUSED);
    assertRecipe(settings.training());
  }

  @Test
  void whatRanksIsFusedAndWhatPredictsIsANetworkUnlessAnotherIsGiven() {
    assertThat(Hocon.settings(RANKING).network().type()).isEqualTo(NetworkType.FUSED);
    assertThat(Hocon.settings(RANKING).network().givenType()).isEmpty();
    assertThat(Hocon.settings().network().type()).isEqualTo(NetworkType.AUTOENCODER);
    assertThat(Hocon.settings(BOTH).network().type()).isEqualTo(NetworkType.AUTOENCODER);
    assertThat(Hocon.settings(BOTH).ranking().orElseThrow().network().type())
        .isEqualTo(NetworkType.FUSED);
  }

  @Test
  void aShallowNetworkHasTheRankingObjective() {
    Settings settings = Hocon.settings(SHALLOW);
    assertThat(settings.network().type()).isEqualTo(NetworkType.SHALLOW);
    assertThat(settings.network().objective()).isEqualTo(Objective.RANKING);
    assertThat(settings.network().centring()).isEqualTo(Centring.NONE);
    assertThat(settings.network().l2()).isEmpty();
    assertThat(settings.training().refit()).isTrue();
  }

  @Test
  void theObjectiveBothMakesARatingAndARankingNetwork() {
    Settings settings =
        Hocon.settings(
            BOTH,
            "network.hidden = [9]",
            "training.seed = 5",
            "training.epochs = 3",
            "split.percentile = 0.9",
            "input.min-user-ratings = 4");
    assertThat(settings.network().objective()).isEqualTo(Objective.BOTH);
    assertThat(settings.network().hidden()).containsExactly(9);
    assertThat(settings.network().centring()).isEqualTo(Centring.OFFSETS);
    assertThat(settings.training().epochs()).isEqualTo(3);
    Settings ranking = settings.ranking().orElseThrow();
    assertThat(ranking.network()).isEqualTo(NETWORK);
    assertRecipe(ranking.training());
    assertThat(ranking.training().seed()).isEqualTo(5);
    assertThat(ranking.split()).isEqualTo(settings.split());
    assertThat(ranking.input()).isEqualTo(settings.input());
    assertThat(ranking.output()).isEqualTo(settings.output());
    assertThat(ranking.evaluation()).isEqualTo(settings.evaluation());
    assertThat(ranking.ranking()).isEmpty();
  }

  @Test
  void sectionsOfTheSecondNetworkOverrideSharedSettings() {
    Settings settings =
        Hocon.settings(
            BOTH,
            "network.positives = rated",
            "ranking.network.hidden = [8, 4]",
            "ranking.training { epochs = 2, seed = 6, negatives = 3 }");
    Settings ranking = settings.ranking().orElseThrow();
    assertThat(ranking.network().hidden()).containsExactly(8, 4);
    assertThat(ranking.network().positives()).isEqualTo(Positives.RATED);
    assertThat(ranking.training().epochs()).isEqualTo(2);
    assertThat(ranking.training().seed()).isEqualTo(6);
    assertThat(ranking.training().negatives()).hasValue(3);
    assertThat(ranking.training().batchSize()).isEqualTo(128);
    assertThat(settings.network().hidden()).containsExactly(250);
    assertThat(settings.training().seed()).isEqualTo(1);
  }

  /**
   * They have one table of items, whose columns follow from the ratings that both are fitted to.
   */
  @Test
  void bothNetworksAreFittedOnceMoreOrNeither() {
    Settings settings = Hocon.settings(BOTH, "training.refit = false");
    assertThat(settings.ranking().orElseThrow().training().refit()).isFalse();
    assertThat(Settings.parse(settings.hocon())).isEqualTo(settings);
    assertThat(Hocon.problems(BOTH, "ranking.training.refit = false"))
        .containsExactly(
            "ranking.training.refit: expected auto, as training.refit is, was false (a.conf: 3)");
  }

  @Test
  void theSecondNetworkMayBeShallow() {
    Settings settings = Hocon.settings(BOTH, "ranking.network.type = shallow");
    Settings ranking = settings.ranking().orElseThrow();
    assertThat(ranking.network().type()).isEqualTo(NetworkType.SHALLOW);
    assertThat(ranking.network().objective()).isEqualTo(Objective.RANKING);
    assertThat(ranking.network().centring()).isEqualTo(Centring.NONE);
    assertThat(settings.network().type()).isEqualTo(NetworkType.AUTOENCODER);
    assertThat(Settings.parse(settings.hocon())).isEqualTo(settings);
  }

  @Test
  void aShallowSecondNetworkHasNumbersOfItsOwn() {
    Settings settings =
        Hocon.settings(
            BOTH,
            "network.l2 = 0.1",
            "ranking.network { type = shallow, channels = three }",
            "ranking.ease.l2 = 70");
    EaseSettings ease = settings.ranking().orElseThrow().ease();
    assertThat(ease.channels()).contains(EaseChannels.THREE);
    assertThat(ease.l2()).hasValue(70);
    assertThat(settings.ease().l2()).isEmpty();
    assertThat(settings.network().l2()).hasValue(0.1);
    assertThat(Settings.parse(settings.hocon())).isEqualTo(settings);
    assertThat(Hocon.problems(BOTH, "ranking.network.type = shallow", "ranking.ease.l2 = -1"))
        .containsExactly(
            "ranking.ease.l2: expected a number of at least 0, or auto, was -1 (a.conf: 4)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RANKING,
        SHALLOW,
        BOTH,
        "network { objective = both, hidden = [3], tied = true, centring = item }",
        "network.objective = both, ranking.network { hidden = [3], input-indicator = 0 }",
        "network.objective = both, ranking.training { negatives = 5, epochs = \"7\" }"
      })
  void readBackFromTheirOwnTextSettingsAreEqual(String given) {
    Settings settings = Hocon.settings(given);
    assertThat(Settings.parse(settings.hocon())).isEqualTo(settings);
    assertThat(Settings.parse(settings.hocon()).hocon()).isEqualTo(settings.hocon());
  }

  /** A run ends with these. */
  @Test
  void chosenWorkersOfTheSecondNetworkAreReadBack() {
    Settings settings = Hocon.settings(BOTH);
    Settings beside = settings.ranking().orElseThrow().withChosen(2, 12);
    Settings both = settings.withChosen(4, 3).withRanking(beside);
    assertThat(both.training().workers()).hasValue(4);
    assertThat(both.ranking().orElseThrow().training().workers()).hasValue(2);
    assertThat(both.ranking().orElseThrow().training().averagingFrequency())
        .isEqualTo(AveragingFrequency.every(12));
    assertThat(Settings.parse(both.hocon())).isEqualTo(both);
  }

  @Test
  void theSecondNetworkKeepsItsSettingsWhenOthersChange() {
    Settings settings = Hocon.settings(BOTH, "ranking.network.hidden = [8]");
    Settings changed =
        new Schedule(settings.with(Map.of("network.hidden", List.of(5)))).ofEpochs(4);
    assertThat(changed.network().hidden()).containsExactly(5);
    assertThat(changed.training().epochs()).isEqualTo(4);
    assertThat(changed.ranking().orElseThrow().network().hidden()).containsExactly(8);
    assertThat(changed.ranking().orElseThrow().training().epochs()).isEqualTo(40);
  }

  @Test
  void unknownKeysOfTheSecondNetworkAreReported() {
    assertThat(
            Hocon.problems(
                BOTH,
                "ranking.network.hiden = [3]",
                "ranking.trainin.epochs = 3",
                "ranking.split.seed = 3"))
        .satisfiesExactly(
            hidden ->
                assertThat(hidden)
                    .isEqualTo(
                        "ranking.network.hiden: expected a known key such as ranking.network.hidden, was unknown (a.conf: 3)"),
            split ->
                assertThat(split)
                    .startsWith("ranking.split.seed: expected a known key such as ")
                    .endsWith("was unknown (a.conf: 5)"),
            training ->
                assertThat(training)
                    .isEqualTo(
                        "ranking.trainin.epochs: expected a known key such as ranking.training.epochs, was unknown (a.conf: 4)"));
  }

  @Test
  void badValuesOfTheSecondNetworkAreReportedByTheirKeys() {
    assertThat(
            Hocon.problems(BOTH, "ranking.network.centring = item", "ranking.training.epochs = 0"))
        .containsExactly(
            "ranking.network.centring: expected none, as network.objective is ranking, was item (a.conf: 3)",
            "ranking.training.epochs: expected a whole number of at least 1, or auto, was 0 (a.conf: 4)");
  }

  @Test
  void aSecondNetworkForRatingsIsRefused() {
    assertThat(Hocon.problems(BOTH, "ranking.network.objective = rating"))
        .containsExactly("ranking.network.objective: expected ranking, was rating (a.conf: 3)");
    assertThat(Hocon.problems(BOTH, "ranking.network.objective = ranking")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          network.vectors           | item    | user
          network.output-activation | sigmoid | identity
          network.centring          | offsets | none
          network.tied              | true    | false
          training.refeed           | true    | false
          training.noise            | gaussian(1) | none
          """)
  void settingsOfPredictedRatingsAreRefusedForRanking(String key, String value, String expected) {
    String others = key.equals("training.refeed") ? "network.input-scaling = none" : "";
    String another = key.equals("training.refeed") ? "network.input-indicator = 0" : "";
    String problem =
        "%s: expected %s, as network.objective is ranking, was %s (a.conf: 3)"
            .formatted(key, expected, value);
    assertThat(Hocon.problems(RANKING, key + " = \"" + value + "\"", others, another))
        .containsExactly(problem);
    assertThat(Hocon.problems(SHALLOW, key + " = \"" + value + "\"", others, another))
        .containsExactly(problem);
  }

  @Test
  void aSectionOfANetworkThatIsNotTrainedIsRefused() {
    assertThat(Hocon.problems("ranking.network.hidden = [8]"))
        .singleElement()
        .asString()
        .startsWith("network.objective: expected both, as section ranking is set, was rating");
  }

  @Test
  void choicesMayBeWrittenInCapitals() {
    Settings settings =
        Hocon.settings(RANKING, "network.vectors = User", "network.centring = NONE");
    assertThat(settings.network()).isEqualTo(NETWORK);
  }

  @Test
  void aShallowNetworkPredictsNoRatings() {
    String expected =
        "network.objective: expected ranking, as network.type is shallow (beside a rating network: ranking.network.type), was ";
    assertThat(Hocon.problems(SHALLOW, "network.objective = rating"))
        .containsExactly(expected + "rating (a.conf: 3)");
    assertThat(Hocon.problems(SHALLOW, BOTH)).containsExactly(expected + "both (a.conf: 3)");
  }

  @Test
  void aFusedNetworkPredictsNoRatings() {
    assertThat(Hocon.problems("network.type = fused", BOTH))
        .containsExactly(
            "network.objective: expected ranking, as network.type is fused (beside a rating network: ranking.network.type), was both (a.conf: 3)");
  }

  @Test
  void clicksCanOnlyBeRanked() {
    String clicks = "input.columns.rating = none";
    assertThat(Hocon.problems(clicks, BOTH))
        .containsExactly(
            "network.objective: expected ranking, as input.columns.rating is none, was both (a.conf: 3)");
    assertThat(Hocon.problems(clicks))
        .singleElement()
        .asString()
        .startsWith(
            "network.objective: expected ranking, as input.columns.rating is none, was rating (");
    assertThat(Hocon.problems(clicks, RANKING)).isEmpty();
    assertThat(Hocon.problems(clicks, SHALLOW)).isEmpty();
  }

  @Test
  void badChoicesAreReportedWithTheirLines() {
    assertThat(
            Hocon.problems(
                "network.objective = order",
                "network.type = deep",
                "network.positives = all",
                "training.negatives = -1"))
        .containsExactly(
            "network.objective: expected one of rating, ranking, both, was order (a.conf: 2)",
            "network.type: expected one of autoencoder, shallow, fused, or auto, was deep (a.conf: 3)",
            "network.positives: expected one of relevant, rated, was all (a.conf: 4)",
            "training.negatives: expected a whole number of at least 0, or auto, was -1 (a.conf: 5)");
  }

  @Test
  void positivesAreRelevantItemsOrAllRatedItemsAsSet() {
    String from = "evaluation.relevant-from = 3.5";
    assertThat(Hocon.settings(from).targets()).isEqualTo(Targets.RATING);
    assertThat(Hocon.settings(BOTH, from).targets()).isEqualTo(Targets.RATING);
    assertThat(Hocon.settings(BOTH, from).ranking().orElseThrow().targets())
        .isEqualTo(Targets.ranking(3.5));
    assertThat(Hocon.settings(RANKING, from).targets()).isEqualTo(Targets.ranking(3.5));
    assertThat(Hocon.settings(RANKING, from, "network.positives = rated").targets())
        .isEqualTo(Targets.ranking(Double.NEGATIVE_INFINITY));
    assertThat(Hocon.settings(RANKING, from, "network.positives = rated").relevantFrom())
        .isEqualTo(3.5);
  }

  @Test
  void allClicksAreRelevant() {
    Settings clicks = Hocon.settings(RANKING, "input.columns.rating = none");
    assertThat(clicks.relevantFrom()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(clicks.targets()).isEqualTo(Targets.ranking(Double.NEGATIVE_INFINITY));
  }

  @Test
  void allProblemsOfAConflictAreReportedTogether() {
    assertThatThrownBy(
            () ->
                CommandLine.parse(
                        "--input",
                        "none",
                        "--conf",
                        "conf/ranking.conf",
                        "--set",
                        "network.tied=true",
                        "--set",
                        "network.centring=user")
                    .settings())
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            """
            network.centring: expected none, as network.objective is ranking, was user (--set network.centring)
            network.tied: expected false, as network.objective is ranking, was true (--set network.tied)\
            """);
  }

  /** Settings of conf/ranking.conf. */
  private static void assertRecipe(TrainingSettings training) {
    assertThat(training.denoising()).isEqualTo(new Denoising(0.8, LossOn.ALL_RATED, Noise.NONE));
    assertThat(training.refeed()).isFalse();
    assertThat(training.epochs()).isEqualTo(40);
    assertThat(training.batchSize()).isEqualTo(128);
    assertThat(training.optimizer()).isEqualTo(Optimizer.ADAM);
    assertThat(training.learningRate()).isEqualTo(0.001);
    assertThat(training.decayEvery()).isZero();
    assertThat(training.coolDown()).isEqualTo(0.8);
    assertThat(training.patience()).isEqualTo(20);
    assertThat(training.refit()).isTrue();
    assertThat(training.negatives()).isEmpty();
  }
}
