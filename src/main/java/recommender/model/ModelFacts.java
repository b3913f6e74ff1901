package recommender.model;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.InputScaling;
import recommender.config.Names;
import recommender.config.NetworkSettings;
import recommender.config.Objective;
import recommender.config.RatingScale;
import recommender.config.Targets;
import recommender.config.VectorsOf;
import recommender.vectors.InputTransform;

/**
 * Contents of {@code model.json}: the numbers and settings that a prediction needs beside the
 * network and the items. A run with a network that ranks has {@link RankingFacts} in the same file.
 *
 * @param formatVersion of the run folder; {@value #FORMAT_VERSION} here
 * @param objective of the networks of the run: {@code rating}, {@code ranking} or {@code both}; the
 *     first one is that of {@code model.zip}, which all else here is about
 * @param vectors rows of the network's rating matrix: {@code user}, or {@code item} with users and
 *     items exchanged throughout
 * @param globalMean μ
 * @param userShrinkage k in b_u = Σ (r − μ − b_i) / (n + k)
 * @param inputScaling scaling of inputs by the length n of the profile: {@code sqrt-count} for 10 /
 *     √n, or {@code none}
 * @param inputIndicator value of a second input for each item that was rated, behind the first ones
 *     of all, before scaling; 0 when there is none
 * @param centring offsets subtracted from a rating before the network: offsets, item, user or none
 * @param ratingMin lowest rating, to which predictions are clipped
 * @param ratingMax highest rating
 */
public record ModelFacts(
    @JsonProperty("format_version") int formatVersion,
    @JsonProperty("objective") String objective,
    @JsonProperty(VECTORS) String vectors,
    @JsonProperty("global_mean") double globalMean,
    @JsonProperty("user_shrinkage") double userShrinkage,
    @JsonProperty("input_scaling") String inputScaling,
    @JsonProperty(INDICATOR) double inputIndicator,
    @JsonProperty("centring") String centring,
    @JsonProperty("rating_min") double ratingMin,
    @JsonProperty("rating_max") double ratingMax) {
  static final int FORMAT_VERSION = 2;

  /** The oldest version that is still read: without a network beside a shallow one. */
  private static final int OLDEST_VERSION = 1;

  private static final String VECTORS = "vectors";
  private static final String INDICATOR = "input_indicator";
  private static final String RANKING = "ranking";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /** The facts of the network of {@code model.zip}. */
  public static ModelFacts of(
      NetworkSettings network, InputTransform transform, RatingScale scale) {
    return new ModelFacts(
        FORMAT_VERSION,
        Names.kebab(network.objective()),
        Names.kebab(network.vectors()),
        transform.bias().mean(),
        BiasModel.SHRINKAGE,
        Names.kebab(transform.scaling()),
        transform.indicator(),
        Names.kebab(network.centring()),
        scale.min(),
        scale.max());
  }

  /**
   * The text of {@code model.json}.
   *
   * @param ranking of a run with a network that ranks
   */
  public String json(Optional<RankingFacts> ranking) {
    ObjectNode tree = JSON.valueToTree(this);
    ranking.ifPresent(facts -> tree.set(RANKING, JSON.valueToTree(facts)));
    return tree.toPrettyString() + "\n";
  }

  /** The objective of the networks of a run, by its {@code model.json}. */
  static Objective objective(byte[] json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    // First, for another version may have other keys.
    demandVersion(tree);
    return constant("objective", Objective.values(), tree.path("objective").asText());
  }

  /**
   * Reads {@code model.json} for a network of ratings, refusing what this version would predict
   * wrongly from.
   */
  static ModelFacts read(byte[] json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    // First, for another version may have other keys.
    demandVersion(tree);
    if (tree instanceof ObjectNode object) {
      // A run from before there was a choice has neither.
      object.putIfAbsent(INDICATOR, IntNode.valueOf(0));
      object.putIfAbsent(VECTORS, TextNode.valueOf(Names.kebab(VectorsOf.USER)));
      object.remove(RANKING);
    }
    ModelFacts facts = JSON.treeToValue(tree, ModelFacts.class);
    if (!facts.objective.equals(Names.kebab(Objective.BOTH))) {
      demand("objective", Names.kebab(Objective.RATING), facts.objective);
    }
    demand("user_shrinkage", BiasModel.SHRINKAGE, facts.userShrinkage);
    facts.transform(new double[0]);
    return facts;
  }

  /** The version of a run folder, which must be this one's. */
  static int version(byte[] json) throws IOException {
    int version = JSON.readTree(json).path("format_version").asInt();
    demand("format_version", FORMAT_VERSION, version);
    return version;
  }

  /** Orientation of the vectors that the network reads. */
  VectorsOf vectorsOf() {
    return constant(VECTORS, VectorsOf.values(), vectors);
  }

  /**
   * The transform from ratings to inputs of the network.
   *
   * @param itemOffsets by column; of users with item vectors
   */
  InputTransform transform(double[] itemOffsets) {
    demandIndicator(inputIndicator);
    return new InputTransform(
        BiasModel.ofOffsets(globalMean, itemOffsets),
        Targets.RATING,
        constant("centring", Centring.values(), centring).in(vectorsOf()),
        constant("input_scaling", InputScaling.values(), inputScaling),
        inputIndicator);
  }

  static <E extends Enum<E>> E constant(String key, E[] all, String name) {
    return Arrays.stream(all)
        .filter(value -> Names.kebab(value).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    key,
                    "one of " + Arrays.stream(all).map(Names::kebab).collect(joining(", ")),
                    name));
  }

  RatingScale scale() {
    return new RatingScale(ratingMin, ratingMax);
  }

  static void demandVersion(JsonNode tree) {
    int version = tree.path("format_version").asInt();
    if (version < OLDEST_VERSION || version > FORMAT_VERSION) {
      throw refused("format_version", OLDEST_VERSION + " to " + FORMAT_VERSION, version);
    }
  }

  static void demandIndicator(double indicator) {
    if (!(indicator >= 0)) {
      throw refused(INDICATOR, "a number of at least 0", indicator);
    }
  }

  static void demand(String key, Object expected, Object was) {
    if (!expected.equals(was)) {
      throw refused(key, expected, was);
    }
  }

  private static IllegalArgumentException refused(String key, Object expected, Object was) {
    return new IllegalArgumentException("%s: expected %s, was %s".formatted(key, expected, was));
  }
}
