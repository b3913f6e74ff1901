package recommender.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.EaseChannels;
import recommender.config.InputScaling;
import recommender.config.NetworkType;
import recommender.config.RatingScale;
import recommender.config.Targets;
import recommender.testing.TestSettings;
import recommender.vectors.InputTransform;

class RankingFactsTest {
  private static final BiasModel BIAS = BiasModel.ofOffsets(3, new double[] {0.5, -0.5});

  @Test
  void writtenFactsAreReadBack() throws IOException {
    RankingFacts facts = facts(4);
    assertThat(json(facts))
        .contains(
            "\"ranking\" : {",
            "\"network\" : \"ranking.zip\"",
            "\"type\" : \"autoencoder\"",
            "\"input_scaling\" : \"sqrt-count\"",
            "\"input_indicator\" : 0.3",
            "\"liked_from\" : 4.0");
    assertThat(RankingFacts.read(bytes(json(facts)))).isEqualTo(facts);
    assertThat(facts.positives()).isEqualTo(Targets.ranking(4));
  }

  @Test
  void theChannelsOfAShallowNetworkAreReadBack() throws IOException {
    RankingFacts two = facts(4).with(EaseChannels.LIKED_DISLIKED, 3);
    assertThat(json(two)).contains("\"channels\" : \"liked-disliked\"").doesNotContain("middle");
    assertThat(RankingFacts.read(bytes(json(two)))).isEqualTo(two);
    assertThat(two.easeChannels()).isEqualTo(EaseChannels.LIKED_DISLIKED);
    RankingFacts three = facts(4).with(EaseChannels.THREE, 3);
    assertThat(json(three)).contains("\"channels\" : \"three\"", "\"middle_from\" : 3.0");
    RankingFacts read = RankingFacts.read(bytes(json(three)));
    assertThat(read).isEqualTo(three);
    assertThat(read.middle()).isEqualTo(3);
  }

  /** As in runs from before there was a choice. */
  @Test
  void oneChannelIsNotMentioned() throws IOException {
    RankingFacts one = facts(4).with(EaseChannels.LIKED, 3);
    assertThat(json(one)).doesNotContain("channels", "middle");
    assertThat(RankingFacts.read(bytes(json(one))).easeChannels()).isEqualTo(EaseChannels.LIKED);
  }

  @Test
  void channelsThatDoNotSayWhatBelongsToThemAreRefused() {
    String json = json(facts(4).with(EaseChannels.THREE, 3));
    assertThatThrownBy(
            () -> RankingFacts.read(bytes(json.replaceFirst(",\\s*\"middle_from\" : 3.0", ""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("middle_from: expected a rating, was absent");
    assertThatThrownBy(() -> RankingFacts.read(bytes(json.replace("\"three\"", "\"four\""))))
        .hasMessage("channels: expected one of liked, liked-disliked, three, was four");
  }

  /** JSON has no infinity. */
  @Test
  void theLowestPositiveIsAbsentWhereAnyRatingIsPositive() throws IOException {
    RankingFacts facts = facts(Double.NEGATIVE_INFINITY);
    assertThat(json(facts)).doesNotContain("liked_from");
    RankingFacts read = RankingFacts.read(bytes(json(facts)));
    assertThat(read).isEqualTo(facts);
    assertThat(read.transform(2).targets()).isEqualTo(Targets.ranking(Double.NEGATIVE_INFINITY));
  }

  @Test
  void theTransformEqualsThatOfTraining() throws IOException {
    InputTransform transform = RankingFacts.read(bytes(json(facts(4)))).transform(2);
    assertThat(transform.items()).isEqualTo(2);
    assertThat(transform.targets()).isEqualTo(Targets.ranking(4));
    assertThat(transform.centring()).isEqualTo(Centring.NONE);
    assertThat(transform.scaling()).isEqualTo(InputScaling.SQRT_COUNT);
    assertThat(transform.indicator()).isEqualTo(0.3);
  }

  @Test
  void aRunWithoutARankingNetworkIsRefused() {
    assertThatThrownBy(() -> RankingFacts.read(bytes(ratings().json(Optional.empty()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ranking: expected a network that ranks, was absent; train with network.objective ranking or both");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format_version" : 2 | "format_version" : 3 | format_version: expected 1 to 2, was 3
          "autoencoder"        | "deep"               | type: expected one of autoencoder, fused, shallow, was deep
          "network" : "ranking.zip", |                | Missing required creator property 'network'
          "type" : "autoencoder", |                   | Missing required creator property 'type'
          "input_indicator" : 0.3, |                  | Missing required creator property 'input_indicator'
          "sqrt-count"         | "log"                | input_scaling: expected one of sqrt-count, none, was log
          "input_indicator" : 0.3  | "input_indicator" : -1 | input_indicator: expected a number of at least 0, was -1.0
          """)
  void whatThisVersionWouldReadWronglyIsRefused(String from, String to, String message) {
    String json = json(facts(4));
    assertThat(json).contains(from);
    String changed = json.replace(from, to == null ? "" : to);
    assertThatThrownBy(() -> RankingFacts.read(bytes(changed))).hasMessageContaining(message);
  }

  @Test
  void aNetworkBesideAShallowOneIsReadBack() throws IOException {
    RankingFacts fused = fused();
    assertThat(json(fused))
        .contains(
            "\"network\" : \"ranking.zip\"",
            "\"type\" : \"fused\"",
            "\"network\" : \"ease.zip\"",
            "\"type\" : \"shallow\"",
            "\"channels\" : \"three\"",
            "\"ease_weight\" : 16.0");
    RankingFacts read = RankingFacts.read(bytes(json(fused)));
    assertThat(read).isEqualTo(fused);
    assertThat(read.inputsOfItem()).isEqualTo(2);
    assertThat(read.ease().inputsOfItem()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "ease" :              | "other" : | Unrecognized field "other"
          "type" : "shallow"    | "type" : "autoencoder" | ease: expected a shallow network, was autoencoder
          , "ease_weight" : 16.0 | '' | ease_weight: expected a number of at least 0, was absent
          "ease_weight" : 16.0  | "ease_weight" : -1 | ease_weight: expected a number of at least 0, was -1.0
          , "middle_from" : 3.0 | '' | middle_from: expected a rating, was absent
          """)
  void anIncompletePairIsRefused(String from, String to, String message) {
    String json = json(fused()).replaceAll("\\s+", " ");
    assertThat(json).contains(from);
    assertThatThrownBy(() -> RankingFacts.read(bytes(json.replace(from, to))))
        .hasMessageContaining(message);
  }

  private static RankingFacts fused() {
    InputTransform ones =
        new InputTransform(BIAS, Targets.ranking(4), Centring.NONE, InputScaling.NONE, 0);
    RankingFacts shallow =
        RankingFacts.of(NetworkType.SHALLOW, "model.zip", Targets.ranking(4), ones)
            .with(EaseChannels.THREE, 3);
    return facts(4).beside(shallow, 16);
  }

  private static RankingFacts facts(double positiveFrom) {
    InputTransform transform =
        new InputTransform(
            BIAS, Targets.ranking(positiveFrom), Centring.NONE, InputScaling.SQRT_COUNT, 0.3);
    return RankingFacts.of(
        NetworkType.AUTOENCODER, ModelFiles.RANKING, Targets.ranking(positiveFrom), transform);
  }

  private static ModelFacts ratings() {
    InputTransform transform =
        new InputTransform(BIAS, Targets.RATING, Centring.OFFSETS, InputScaling.NONE, 0);
    return ModelFacts.of(
        TestSettings.with("network.objective=both").network(), transform, new RatingScale(1, 5));
  }

  private static String json(RankingFacts facts) {
    return ratings().json(Optional.of(facts));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
