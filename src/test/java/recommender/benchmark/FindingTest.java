package recommender.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Finding ALS = new Finding("als", 0.88, List.of(20.0, 10.0), Map.of());
  private static final Finding OURS =
      new Finding("ours-all", 0.85, List.of(15.0, 6.0, 4.0, 5.0), Map.of("workers", 2));

  @Test
  void theMedianLeavesOutTheFirstRepetition() {
    assertThat(OURS.warm()).isEqualTo(5);
    assertThat(OURS.first()).isEqualTo(15);
  }

  @Test
  void aLineHasTheKeysThatScriptsRead() {
    String json = OURS.json(RatingShape.named("als"), ALS);
    assertThat(json)
        .isEqualTo(
            "{\"shape\":\"als\",\"contender\":\"ours-all\",\"validation_rmse\":0.8500,"
                + "\"seconds\":5.000,\"to_als\":0.500,\"first_seconds\":15.000,"
                + "\"first_to_als\":0.750,\"workers\":2}");
    assertThat(ConfigFactory.parseString(json).root()).hasSize(8);
  }

  @Test
  void aRowHasTheColumnsOfTheHeader() {
    assertThat(OURS.row(ALS).split(" +"))
        .containsExactly("ours-all", "0.8500", "5.00", "0.50", "15.00", "0.75");
    assertThat(OURS.row(ALS)).hasSameSizeAs(Finding.header());
  }
}
