package recommender.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Names;
import recommender.config.RatingScale;

/**
 * {@code model.json}: what a prediction needs beside the network and the items.
 *
 * @param formatVersion of the run folder; {@value #FORMAT_VERSION} here
 * @param objective what the network was trained for: {@code rating}
 * @param globalMean μ
 * @param userShrinkage k in b_u = Σ (r − μ − b_i) / (n + k)
 * @param inputScaling how inputs are scaled by the length of the profile: {@code none}
 * @param centring what is taken off a rating before the network: offsets, item, user or none
 * @param ratingMin lowest rating, to which predictions are clipped
 * @param ratingMax highest rating
 */
public record ModelFacts(
    @JsonProperty("format_version") int formatVersion,
    @JsonProperty("objective") String objective,
    @JsonProperty("global_mean") double globalMean,
    @JsonProperty("user_shrinkage") double userShrinkage,
    @JsonProperty("input_scaling") String inputScaling,
    @JsonProperty("centring") String centring,
    @JsonProperty("rating_min") double ratingMin,
    @JsonProperty("rating_max") double ratingMax) {
  static final int FORMAT_VERSION = 1;
  private static final String OBJECTIVE = "rating";
  private static final String INPUT_SCALING = "none";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /** The facts of a network trained on ratings. */
  public static ModelFacts of(double globalMean, Centring centring, RatingScale scale) {
    return new ModelFacts(
        FORMAT_VERSION,
        OBJECTIVE,
        globalMean,
        BiasModel.SHRINKAGE,
        INPUT_SCALING,
        Names.kebab(centring),
        scale.min(),
        scale.max());
  }

  /** Reads {@code model.json}, refusing what this version would predict wrongly from. */
  static ModelFacts read(byte[] json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    // First, for another version may have other keys.
    demand("format_version", FORMAT_VERSION, tree.path("format_version").asInt());
    ModelFacts facts = JSON.treeToValue(tree, ModelFacts.class);
    demand("objective", OBJECTIVE, facts.objective);
    demand("user_shrinkage", BiasModel.SHRINKAGE, facts.userShrinkage);
    demand("input_scaling", INPUT_SCALING, facts.inputScaling);
    facts.centredBy();
    return facts;
  }

  Centring centredBy() {
    return Arrays.stream(Centring.values())
        .filter(value -> Names.kebab(value).equals(centring))
        .findFirst()
        .orElseThrow(() -> refused("centring", "offsets, item, user or none", centring));
  }

  RatingScale scale() {
    return new RatingScale(ratingMin, ratingMax);
  }

  private static void demand(String key, Object expected, Object was) {
    if (!expected.equals(was)) {
      throw refused(key, expected, was);
    }
  }

  private static IllegalArgumentException refused(String key, Object expected, Object was) {
    return new IllegalArgumentException("%s: expected %s, was %s".formatted(key, expected, was));
  }
}
