package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
  private static final Shape A = Shape.named(List.of("A")).get(0);

  @Test
  void aLineHasTheKeysThatScriptsRead() {
    String json = new Result(new Entry(A, "ours", 2), 0.25, 512.4).json();
    assertThat(json)
        .isEqualTo(
            "{\"shape\":\"A\",\"contender\":\"ours\",\"workers\":2,\"seconds_per_epoch\":0.2500,"
                + "\"ms_per_batch\":20.833,\"ratings_per_second\":3986400,\"peak_rss_mb\":512}");
    assertThat(ConfigFactory.parseString(json).root()).hasSize(7);
  }

  @Test
  void ratesOfDenseEntriesAreOfTheirFewerUsers() {
    Shape c = Shape.named(List.of("C")).get(0);
    String json = new Result(new Entry(c, "pytorch-dense", 1), 2, 1).json();
    assertThat(json).contains("\"ms_per_batch\":2000.000,\"ratings_per_second\":37120,");
  }

  @Test
  void theMedianIsTheMiddleValue() {
    assertThat(Result.median(List.of(5.0, 1.0, 3.0))).isEqualTo(3);
    assertThat(Result.median(List.of(4.0, 1.0, 3.0, 9.0))).isEqualTo(3.5);
  }
}
