package recommender.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import recommender.config.Settings;
import recommender.testing.TestSettings;

class DryRunTest {

  /** Two inputs and an output for each item. */
  @Test
  void userVectorsHaveColumnsForItems() {
    assertThat(printed("network.vectors=user", "network.hidden=100"))
        .contains("# Memory plan on one JVM of ")
        .contains("with 165 ratings a user. Items are counted when the ratings are read.")
        .contains(
            "# A step for every mini-batch of 256 users, which is shared out to the workers; ")
        .contains("# 10,000 items: 3,010,100 parameters, ")
        .contains("# 30,000 items: 9,030,100 ", "# 100,000 items: 30,100,100 ")
        .contains("#   Options of spark-submit that make room: --driver-memory ");
  }

  @Test
  void itemVectorsHaveColumnsForUsers() {
    assertThat(printed())
        .contains("with 165 ratings an item. Users are counted when the ratings are read.")
        .contains(" items, which is shared out to the workers; ")
        .contains("# 10,000 users: ", "# 100,000 users: ");
  }

  @Test
  void bothNetworksArePlannedTheSecondBesideTheFirst() {
    String printed =
        printed(
            "network.objective=both",
            "network.vectors=user",
            "ranking.network.hidden=[10]",
            "ranking.training.batch-size=64");
    int second =
        printed.indexOf(
            "# 2. The network and the closed form that rank (ranking.network, ranking.training)");
    assertThat(printed.substring(0, second))
        .contains("# 1. The network that predicts ratings (network, training)")
        .contains("# A step for every mini-batch of 256 users, ")
        .contains("# 10,000 items: 7,510,250 parameters, ")
        .doesNotContain("of the network that predicts ratings");
    assertThat(printed.substring(second))
        .contains("# A step for every mini-batch of 64 users, which is shared out to the workers; ")
        .contains("Beside it a matrix in closed form, as long as that fits.")
        .contains("# 10,000 items: 310,010 parameters, ", "# 100,000 items: 3,100,010 parameters, ")
        .contains("parameters and optimiser state of the network that predicts ratings")
        .contains(
            "# 10,000 items, then the weights of all pairs of items: 100,000,000 parameters, ")
        .doesNotContain("# 100,000 items, then", "ranking.network.type");
  }

  /** Then it is not left out. */
  @Test
  void aFusedNetworkThatIsAskedForNeedsItsMatrix() {
    assertThat(printed("network.type=fused"))
        .contains(
            "# 10,000 items, then the weights of all pairs of items: 100,000,000 parameters, ")
        .contains(
            "#   Does not fit: network.type: expected at most 46,340 items for ease, was 100,000");
  }

  @Test
  void aClosedFormHasItsMatrixAndALimitOfItems() {
    assertThat(printed("network.type=shallow"))
        .contains(
            "# Solved in closed form, without mini-batches and steps. This is the plan of one channel; more are tried where theirs fits.")
        .contains("# 10,000 items: 100,000,000 parameters, 1 worker")
        .contains("382 MiB  off the heap: matrix of positives, and its inverse")
        .contains("763 MiB  off the heap: 2 x weights")
        .contains(
            "#   Does not fit: network.type: expected at most 46,340 items for ease, was 100,000");
  }

  @Test
  void settingsInForceComeFirstAndCanBeReadBack() {
    Settings settings = TestSettings.with("network.objective=both", "training.seed=9");
    assertThat(Settings.parse(printed(settings))).isEqualTo(settings);
  }

  private static String printed(String... settings) {
    return printed(TestSettings.with(settings));
  }

  private static String printed(Settings settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DryRun.print(settings, new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }
}
