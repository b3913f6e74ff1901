package recommender.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The keys are a contract with the scripts that read metrics.json. */
class MetricsTest {

  @Test
  void keysAreThoseOfTheContract() throws JsonProcessingException {
    JsonNode json = parse(SomeMetrics.whole());
    assertThat(keys(json))
        .containsExactly(
            "run",
            "data",
            "network",
            "refit",
            "validation",
            "training",
            "test",
            "fold_in",
            "paired",
            "paired_ndcg_at_10",
            "baselines",
            "slices",
            "backtest");
    assertThat(keys(json.get("run")))
        .containsExactly("id", "started", "seconds", "version", "spark_version", "seed", "stages");
    assertThat(json.at("/run/stages/split").asDouble()).isEqualTo(1.5);
    assertThat(keys(json.get("data")))
        .containsExactly(
            "read",
            "malformed",
            "duplicates",
            "out_of_range",
            "unrated",
            "without_time",
            "too_few",
            "rejected",
            "cutoff_timestamp",
            "cutoff_time",
            "inputs",
            "train",
            "validation",
            "test",
            "distribution");
    assertThat(keys(json.at("/data/train"))).containsExactly("ratings", "users", "items");
    assertThat(keys(json.at("/data/validation"))).containsExactly("ratings", "users");
    assertThat(keys(json.at("/data/test")))
        .containsExactly(
            "ratings",
            "scored",
            "users_scored",
            "unseen_user",
            "unseen_item",
            "users_ranked",
            "unseen_users_ranked",
            "strangers_ranked");
    assertThat(keys(json.get("network"))).containsExactly("parameters", "layers");
    assertThat(keys(json.get("training")))
        .containsExactly(
            "epochs",
            "best_epoch",
            "seconds",
            "seconds_per_epoch",
            "ratings_per_second",
            "workers",
            "averaging_rounds",
            "first_loss",
            "last_loss");
    // 0.75 and 1.25 lie 0.25 from their mean; their differences from bias are -0.125 and 0.125.
    assertThat(json.at("/backtest/rmse_mean").asDouble()).isEqualTo(1);
    assertThat(json.at("/backtest/rmse_sd").asDouble()).isEqualTo(Math.sqrt(0.125));
    assertThat(json.at("/backtest/difference_mean").asDouble()).isZero();
    assertThat(json.at("/backtest/difference_sd").asDouble()).isEqualTo(Math.sqrt(0.03125));
    assertThat(json.at("/backtest/windows/1"))
        .hasToString(
            "{\"cutoff_time\":\"1970-01-01T00:12:00Z\",\"ratings\":800,\"scored\":80,\"rmse\":1.25,\"bias_rmse\":1.125}");
    assertThat(json.get("refit"))
        .hasToString(
            "{\"ratings\":9000,\"epochs\":4,\"seconds\":8.5,\"first_loss\":1.5,\"last_loss\":0.75}");
    assertThat(keys(json.get("validation"))).containsExactly("rmse", "mae");
    assertThat(keys(json.get("test")))
        .containsExactly(
            "rmse",
            "rmse_low",
            "rmse_high",
            "mae",
            "rmse_per_user",
            "mae_per_user",
            "ndcg_at_10",
            "recall_at_10",
            "precision_at_10",
            "map_at_10",
            "hit_rate_at_10",
            "coverage_at_10",
            "identical_lists_at_10");
    assertThat(json.at("/paired_ndcg_at_10/popularity"))
        .hasToString("{\"difference\":0.125,\"low\":0.0625,\"high\":0.1875}");
    assertThat(keys(json.get("fold_in")))
        .containsExactly("users", "ratings", "rmse", "mae", "offset_rmse", "offset_mae");
    assertThat(keys(json.get("paired"))).containsExactly("global_mean", "item_mean", "bias");
    assertThat(keys(json.at("/paired/bias"))).containsExactly("difference", "low", "high");
    assertThat(keys(json.get("baselines")))
        .containsExactly("global_mean", "item_mean", "bias", "popularity");
    assertThat(json.at("/baselines/popularity/ndcg_at_10").asDouble()).isEqualTo(0.125);
    assertThat(keys(json.at("/baselines/bias"))).containsExactly("rmse", "mae");
  }

  @Test
  void everyMetricIsAtItsKey() throws JsonProcessingException {
    JsonNode json = parse(SomeMetrics.whole());
    assertThat(json.get("run"))
        .hasToString(
            "{\"id\":\"20240131-1\",\"started\":\"2024-01-31T23:59:59Z\",\"seconds\":12.5,\"version\":\"0.1.0\",\"spark_version\":\"3.5.5\",\"seed\":7,\"stages\":{\"split\":1.5}}");
    assertThat(json.get("data"))
        .hasToString(
            "{\"read\":10010,\"malformed\":4,\"duplicates\":3,\"out_of_range\":2,\"unrated\":7,\"without_time\":5,\"too_few\":1,\"rejected\":{\"rating is not a number\":4},\"cutoff_timestamp\":980.5,\"cutoff_time\":\"1970-01-01T00:16:20.500Z\",\"inputs\":[{\"path\":\"ratings\",\"layout\":[\"CSV\"],\"files\":3,\"bytes\":4096,\"fingerprint\":\"a fingerprint\"}],\"train\":{\"ratings\":8800,\"users\":60,\"items\":90},\"validation\":{\"ratings\":200,\"users\":50},\"test\":{\"ratings\":1000,\"scored\":900,\"users_scored\":40,\"unseen_user\":70,\"unseen_item\":30,\"users_ranked\":38,\"unseen_users_ranked\":5,\"strangers_ranked\":5},\"distribution\":{\"histogram\":[{\"from\":3.0,\"to\":3.0,\"ratings\":2000},{\"from\":4.0,\"to\":4.0,\"ratings\":7000}],\"relevant_from\":4.0,\"liked_share\":0.75,\"test_share_asked\":0.125,\"test_share\":0.1,\"users_without_validation\":10,\"validation_empty\":false,\"over_time\":[{\"from\":0.0,\"to\":600.0,\"known\":5000,\"test\":0},{\"from\":600.0,\"to\":1200.0,\"known\":4000,\"test\":1000}],\"popularity\":[{\"items\":0.5,\"ratings\":0.75},{\"items\":1.0,\"ratings\":1.0}]}}");
    assertThat(json.get("training"))
        .hasToString(
            "{\"epochs\":5,\"best_epoch\":4,\"seconds\":10.5,\"seconds_per_epoch\":2.1,\"ratings_per_second\":4000.0,\"workers\":2,\"averaging_rounds\":5,\"first_loss\":1.25,\"last_loss\":0.5}");
    assertThat(json.get("test"))
        .hasToString(
            "{\"rmse\":0.875,\"rmse_low\":0.85,\"rmse_high\":0.9,\"mae\":0.7,\"rmse_per_user\":0.88,\"mae_per_user\":0.71,\"ndcg_at_10\":0.25,\"recall_at_10\":0.25,\"precision_at_10\":0.25,\"map_at_10\":0.25,\"hit_rate_at_10\":0.25,\"coverage_at_10\":0.25,\"identical_lists_at_10\":0.25}");
    assertThat(json.get("fold_in"))
        .hasToString(
            "{\"users\":12,\"ratings\":1234,\"rmse\":0.75,\"mae\":0.5,\"offset_rmse\":0.8,\"offset_mae\":0.625}");
    assertThat(json.at("/paired/item_mean"))
        .hasToString("{\"difference\":-0.125,\"low\":-0.1875,\"high\":-0.0625}");
    assertThat(json.at("/baselines/global_mean")).hasToString("{\"rmse\":1.0625,\"mae\":0.875}");
    String errors = "\"ratings\":900,\"rmse\":0.875,\"mae\":0.7,\"mean_error\":-0.125}]";
    assertThat(json.at("/slices/users_by_ratings")).hasToString("[{\"from\":100000.0," + errors);
    assertThat(json.at("/slices/ratings")).hasToString("[{\"from\":0.5,\"to\":0.5," + errors);
    assertThat(json.at("/slices/calibration"))
        .hasToString(
            "[{\"from\":3.5,\"to\":4.0,\"ratings\":900,\"predicted\":3.75,\"actual\":3.875}]");
    assertThat(json.at("/slices/lists_by_ratings"))
        .hasToString(
            "[{\"from\":5,\"to\":9,\"users\":38,\"ndcg_at_10\":0.25,\"recall_at_10\":0.25,\"popularity_ndcg_at_10\":0.125}]");
  }

  @Test
  void unmeasuredMetricsAreAbsent() throws JsonProcessingException {
    JsonNode json = parse(SomeMetrics.of(SomeMetrics.UNSCORED, null));
    assertThat(keys(json))
        .containsExactly(
            "run",
            "data",
            "network",
            "training",
            "test",
            "paired",
            "paired_ndcg_at_10",
            "baselines",
            "slices");
    assertThat(keys(json.get("data"))).doesNotContain("cutoff_timestamp", "cutoff_time");
    assertThat(keys(json.at("/data/distribution")))
        .containsExactly(
            "histogram",
            "relevant_from",
            "liked_share",
            "test_share",
            "validation_empty",
            "over_time",
            "popularity");
    assertThat(json.get("test")).isEmpty();
    assertThat(json.get("paired")).isEmpty();
    assertThat(json.get("baselines")).isEmpty();
    assertThat(json.get("slices")).isEmpty();
    Metrics.Test noInterval = new Metrics.Test(0.875, null, null, 0.7, 0.88, 0.71, Map.of());
    assertThat(keys(parse(SomeMetrics.of(noInterval, null)).get("test")))
        .containsExactly("rmse", "mae", "rmse_per_user", "mae_per_user");
    assertThat(keys(parse(SomeMetrics.of(noInterval, null)).at("/paired/bias")))
        .containsExactly("difference");
  }

  @Test
  void theTextIsIndentedAndEndsWithANewline() {
    assertThat(SomeMetrics.whole().json())
        .startsWith("{\n  \"run\" : {\n    \"id\" : \"20240131-1\",\n")
        .endsWith("}\n");
  }

  private static JsonNode parse(Metrics metrics) throws JsonProcessingException {
    return new ObjectMapper().readTree(metrics.json());
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
