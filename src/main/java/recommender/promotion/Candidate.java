package recommender.promotion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import recommender.config.Settings;
import recommender.report.Metrics;
import recommender.split.RatingSplit;

/**
 * A run that may take the place of the one in service.
 *
 * @param folder with its models, written and not published
 * @param settings with what is relevant
 */
public record Candidate(Path folder, Settings settings, RatingSplit split, Metrics metrics) {

  String id() {
    return metrics.run().id();
  }

  /** Its metrics on test and those of the baselines, by their keys in {@code verdict.json}. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    Metrics.Test test = metrics.test();
    put(figures, "rmse", test.rmse());
    put(figures, "rmse_low", test.rmseLow());
    put(figures, "rmse_high", test.rmseHigh());
    put(figures, "mae", test.mae());
    figures.putAll(test.lists());
    metrics
        .baselines()
        .forEach(
            (name, baseline) -> {
              put(figures, name + "_rmse", baseline.rmse());
              put(figures, name + "_ndcg_at_10", baseline.lists().get("ndcg_at_10"));
            });
    figures.put("seconds", metrics.run().seconds());
    figures.put("rows", (double) metrics.data().read());
    return figures;
  }

  private static void put(Map<String, Double> figures, String key, Double value) {
    if (value != null) {
      figures.put(key, value);
    }
  }
}
