package recommender.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
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

  /** The facts of a network trained on ratings. */
  public static ModelFacts of(double globalMean, Centring centring, RatingScale scale) {
    return new ModelFacts(
        FORMAT_VERSION,
        "rating",
        globalMean,
        BiasModel.SHRINKAGE,
        "none",
        recommender.config.Names.kebab(centring),
        scale.min(),
        scale.max());
  }

  RatingScale scale() {
    return new RatingScale(ratingMin, ratingMax);
  }
}
