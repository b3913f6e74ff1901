package recommender.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Metrics of a run that is evaluated on its own split: those of its training, to the last digit.
 */
public final class SameMetrics {
  private static final List<String> MEASURED =
      List.of(
          "/data/test",
          "/test",
          "/paired",
          "/paired_ndcg_at_10",
          "/baselines",
          "/fold_in",
          "/slices");

  private SameMetrics() {}

  /**
   * Compares everything that both measure.
   *
   * @param output where the run was published
   * @param evaluation folder of its evaluation
   */
  public static void assertSame(Path output, Path evaluation) throws IOException {
    JsonNode trained = LocalRuns.metrics(output);
    JsonNode evaluated = of(evaluation);
    for (String key : MEASURED) {
      assertThat(evaluated.at(key)).as(key).isEqualTo(trained.at(key));
    }
    assertThat(evaluated.at("/test")).isNotEmpty();
    assertThat(evaluated.at("/run/id")).isEqualTo(trained.at("/run/id"));
  }

  /** The metrics of an evaluation. */
  public static JsonNode of(Path evaluation) throws IOException {
    return new ObjectMapper().readTree(evaluation.resolve("metrics.json").toFile());
  }
}
