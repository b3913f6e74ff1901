package recommender.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.config.Objective;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.config.Targets;
import recommender.config.VectorsOf;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;

class ModelFactsTest {
  private static final BiasModel BIAS = BiasModel.ofOffsets(3.25, new double[] {0.5, -0.5});
  private static final InputTransform TRANSFORM =
      new InputTransform(BIAS, Targets.RATING, Centring.ITEM, InputScaling.SQRT_COUNT, 0.3);
  private static final InputTransform POSITIVES =
      new InputTransform(BIAS, Targets.ranking(4), Centring.NONE, InputScaling.NONE, 0);

  private static final Settings RANKING = TestSettings.with("network.objective=ranking");

  @ParameterizedTest
  @EnumSource(
      value = Objective.class,
      names = {"RATING", "BOTH"})
  void writtenFactsAreReadBack(Objective objective) throws IOException {
    ModelFacts facts = facts(objective);
    Optional<RankingFacts> beside =
        Optional.of(shallow(ModelFiles.RANKING)).filter(any -> objective == Objective.BOTH);
    ModelFacts read = ModelFacts.read(bytes(facts.json(beside)));
    assertThat(read).isEqualTo(facts);
    assertThat(read.vectorsOf()).isEqualTo(VectorsOf.USER);
    assertThat(read.scale()).isEqualTo(new RatingScale(0.5, 5));
    InputTransform transform = read.transform(new double[] {0.5, -0.5});
    assertThat(transform.bias().mean()).isEqualTo(3.25);
    assertThat(transform.targets()).isEqualTo(Targets.RATING);
    assertThat(transform.centring()).isEqualTo(Centring.ITEM);
    assertThat(transform.scaling()).isEqualTo(InputScaling.SQRT_COUNT);
    assertThat(transform.indicator()).isEqualTo(0.3);
  }

  /** As runs have it from before there were two networks beside each other. */
  @Test
  void anOlderVersionIsRead() throws IOException {
    ModelFacts facts = facts(Objective.RATING);
    String json = facts.json(Optional.empty()).replace("on\" : 2,", "on\" : 1,");
    assertThat(json).contains("\"format_version\" : 1,");
    assertThat(ModelFacts.read(bytes(json)).scale()).isEqualTo(facts.scale());
  }

  @Test
  void theTextHasASectionForARankingNetwork() {
    assertThat(facts(Objective.RATING).json(Optional.empty()))
        .startsWith("{\n  \"format_version\" : 2,\n  \"objective\" : \"rating\",\n")
        .doesNotContain("ranking")
        .endsWith("}\n");
    assertThat(facts(Objective.BOTH).json(Optional.of(shallow("ranking.zip"))))
        .contains("\"objective\" : \"both\"", "\"ranking\" : {", "\"type\" : \"shallow\"");
  }

  /** Logits are no ratings. */
  @Test
  void factsOfARankingNetworkAreRefusedForRatings() {
    String json =
        ModelFacts.of(RANKING.network(), POSITIVES, new RatingScale(1, 5))
            .json(Optional.of(shallow(ModelFiles.NETWORK)));
    assertThatThrownBy(() -> ModelFacts.read(bytes(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("objective: expected rating, was ranking");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format_version" : 2    | "format_version" : 3 | format_version: expected 1 to 2, was 3
          "user_shrinkage" : 5.0  | "user_shrinkage" : 6 | user_shrinkage: expected 5.0, was 6.0
          "sqrt-count"            | "log"                | input_scaling: expected one of sqrt-count, none, was log
          "centring" : "item"     | "centring" : "left"  | centring: expected one of
          "input_indicator" : 0.3 | "input_indicator" : -1 | input_indicator: expected a number of at least 0, was -1.0
          "user",                 | "both",              | vectors: expected one of user, item, was both
          """)
  void unsupportedFactsAreRefused(String from, String to, String message) {
    String json = facts(Objective.RATING).json(Optional.empty());
    assertThat(json).contains(from);
    assertThatThrownBy(() -> ModelFacts.read(bytes(json.replace(from, to))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static RankingFacts shallow(String file) {
    return RankingFacts.of(NetworkType.SHALLOW, file, Targets.ranking(4), POSITIVES);
  }

  private static ModelFacts facts(Objective objective) {
    Settings settings =
        TestSettings.with(
            "network.objective=" + Names.kebab(objective),
            "network.vectors=user",
            "network.centring=item");
    return ModelFacts.of(settings.network(), TRANSFORM, new RatingScale(0.5, 5));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
