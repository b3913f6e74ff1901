package recommender.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.baseline.BiasModel;

/**
 * Contents of {@code baselines.json}: the baselines that a run was compared with, for whoever
 * scores it on other ratings. No prediction of a model needs them.
 *
 * @param users of train
 * @param ratings by column of the item: those of train and validation, which popularity goes by
 * @param globalMean mean train rating; null and absent where no ratings are predicted, as are those
 *     that follow
 * @param itemOffsets by column: those of the bias baseline
 * @param itemMeans by column
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BaselineFacts(
    @JsonProperty("users") long users,
    @JsonProperty("ratings") long[] ratings,
    @JsonProperty("global_mean") Double globalMean,
    @JsonProperty("item_offsets") double[] itemOffsets,
    @JsonProperty("item_means") double[] itemMeans) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The baselines of a model that ranks. */
  public static BaselineFacts ofPopularity(long users, long[] ratings) {
    return new BaselineFacts(users, ratings, null, null, null);
  }

  /**
   * The same with those of predicted ratings.
   *
   * @param bias with means of items
   */
  public BaselineFacts with(BiasModel bias) {
    return new BaselineFacts(users, ratings, bias.mean(), bias.itemOffsets(), bias.itemMeans());
  }

  /**
   * The baselines of a published run.
   *
   * @param items of the run
   * @throws ModelException when they cannot be read
   */
  public static BaselineFacts of(Path run, int items, Configuration hadoop) {
    return new RunFolder(run, hadoop).baselines(items);
  }

  static BaselineFacts read(byte[] json, int items) throws IOException {
    BaselineFacts facts = JSON.readValue(json, BaselineFacts.class);
    demand("ratings", facts.ratings, items);
    if (facts.globalMean != null) {
      demand("item_offsets", facts.itemOffsets, items);
      demand("item_means", facts.itemMeans, items);
    }
    return facts;
  }

  private static void demand(String key, Object numbers, int items) throws IOException {
    int size = numbers == null ? 0 : Array.getLength(numbers);
    if (size != items) {
      throw new IOException(
          "%s: expected a number for each of %d items, were %d".formatted(key, items, size));
    }
  }

  /** The text of the file. */
  public String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Means and offsets; empty where no ratings are predicted. */
  @JsonIgnore
  public Optional<BiasModel> bias() {
    return globalMean == null
        ? Optional.empty()
        : Optional.of(new BiasModel(globalMean, itemOffsets, itemMeans));
  }
}
