package recommender.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.EaseChannels;
import recommender.config.InputScaling;
import recommender.config.Names;
import recommender.config.NetworkType;
import recommender.config.PositiveTargets;
import recommender.config.Targets;
import recommender.vectors.InputTransform;

/**
 * Section {@code ranking} of {@code model.json}: the facts that a list of recommendations needs
 * beside the network and the items.
 *
 * @param network the file of the network that ranks
 * @param type its kind: {@code autoencoder}, {@code shallow} or {@code fused}, a network beside a
 *     shallow one
 * @param inputScaling as in {@link ModelFacts}; n counts positives where there is no second input
 * @param inputIndicator as in {@link ModelFacts}
 * @param positiveFrom the lowest rating of a positive; null and absent where any rating is one
 * @param channels inputs for each item of a shallow network, such as {@code three}; null and absent
 *     where positives are its only ones
 * @param middleFrom the lowest rating of the second of three; null and absent with fewer
 * @param ease of a fused model: the facts of the shallow network; else null and absent
 * @param easeWeight of a fused model: what the scores of the shallow network are multiplied by
 *     before they are added to the logarithm of the network's softmax
 */
public record RankingFacts(
    @JsonProperty(value = "network", required = true) String network,
    @JsonProperty(value = "type", required = true) String type,
    @JsonProperty(value = "input_scaling", required = true) String inputScaling,
    @JsonProperty(value = "input_indicator", required = true) double inputIndicator,
    @JsonProperty("liked_from") @JsonInclude(JsonInclude.Include.NON_NULL) Double positiveFrom,
    @JsonProperty("channels") @JsonInclude(JsonInclude.Include.NON_NULL) String channels,
    @JsonProperty("middle_from") @JsonInclude(JsonInclude.Include.NON_NULL) Double middleFrom,
    @JsonProperty("ease") @JsonInclude(JsonInclude.Include.NON_NULL) RankingFacts ease,
    @JsonProperty("ease_weight") @JsonInclude(JsonInclude.Include.NON_NULL) Double easeWeight) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The facts of a network. */
  public static RankingFacts of(
      NetworkType type, String network, PositiveTargets positives, InputTransform transform) {
    return new RankingFacts(
        network,
        Names.kebab(type),
        Names.kebab(transform.scaling()),
        transform.indicator(),
        Double.isInfinite(positives.from()) ? null : positives.from(),
        null,
        null,
        null,
        null);
  }

  /**
   * The facts of a shallow network with these channels.
   *
   * @param middle the lowest rating of the second of three
   */
  public RankingFacts with(EaseChannels channels, double middle) {
    return new RankingFacts(
        network,
        type,
        inputScaling,
        inputIndicator,
        positiveFrom,
        channels == EaseChannels.LIKED ? null : Names.kebab(channels),
        channels == EaseChannels.THREE ? middle : null,
        ease,
        easeWeight);
  }

  /** The same facts of a network in another file. */
  private RankingFacts in(String file) {
    return new RankingFacts(
        file,
        type,
        inputScaling,
        inputIndicator,
        positiveFrom,
        channels,
        middleFrom,
        ease,
        easeWeight);
  }

  /**
   * The facts of a network, these, beside a shallow one.
   *
   * @param shallow facts of the other
   * @param weight what its scores are multiplied by
   */
  public RankingFacts beside(RankingFacts shallow, double weight) {
    return new RankingFacts(
        ModelFiles.RANKING,
        Names.kebab(NetworkType.FUSED),
        inputScaling,
        inputIndicator,
        positiveFrom,
        channels,
        middleFrom,
        shallow.in(ModelFiles.EASE),
        weight);
  }

  /** Reads {@code model.json}, refusing what has no network that ranks. */
  static RankingFacts read(byte[] json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    ModelFacts.demandVersion(tree);
    if (!tree.path("ranking").isObject()) {
      throw new IllegalArgumentException(
          "ranking: expected a network that ranks, was absent; train with network.objective ranking or both");
    }
    RankingFacts facts = JSON.treeToValue(tree.get("ranking"), RankingFacts.class);
    facts.demandWhole();
    return facts;
  }

  private void demandWhole() {
    ModelLoader.of(type);
    transform(0);
    if (easeChannels() == EaseChannels.THREE && middleFrom == null) {
      throw new IllegalArgumentException("middle_from: expected a rating, was absent");
    }
    if (type.equals(Names.kebab(NetworkType.FUSED))) {
      demandEase();
    }
  }

  private void demandEase() {
    if (ease == null || !ease.type.equals(Names.kebab(NetworkType.SHALLOW))) {
      throw new IllegalArgumentException(
          "ease: expected a shallow network, was " + (ease == null ? "absent" : ease.type));
    }
    if (easeWeight == null || !(easeWeight >= 0) || easeWeight.isInfinite()) {
      throw new IllegalArgumentException(
          "ease_weight: expected a number of at least 0, was "
              + (easeWeight == null ? "absent" : easeWeight));
    }
    ease.demandWhole();
  }

  /** Channels of a shallow network. */
  public EaseChannels easeChannels() {
    return channels == null
        ? EaseChannels.LIKED
        : ModelFacts.constant("channels", EaseChannels.values(), channels);
  }

  /** The lowest rating of the second of three channels; negative infinity with fewer. */
  public double middle() {
    return middleFrom == null ? Double.NEGATIVE_INFINITY : middleFrom;
  }

  /** Inputs of the network for each item. */
  int inputsOfItem() {
    return easeChannels().count() * transform(0).channels();
  }

  /** Which ratings are positives. */
  public PositiveTargets positives() {
    return Targets.ranking(positiveFrom == null ? Double.NEGATIVE_INFINITY : positiveFrom);
  }

  /**
   * The transform from ratings to inputs of the network.
   *
   * @param items of the catalogue
   */
  public InputTransform transform(int items) {
    ModelFacts.demandIndicator(inputIndicator);
    return new InputTransform(
        BiasModel.ofOffsets(0, new double[items]),
        positives(),
        Centring.NONE,
        ModelFacts.constant("input_scaling", InputScaling.values(), inputScaling),
        inputIndicator);
  }
}
