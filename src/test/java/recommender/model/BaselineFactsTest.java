package recommender.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;

class BaselineFactsTest {
  private static final BiasModel BIAS =
      new BiasModel(10.0 / 3, new double[] {0.1, -1 / 7.0}, new double[] {3.7, 1e-17});

  private static final BaselineFacts POPULARITY = BaselineFacts.ofPopularity(9, new long[] {7, 2});

  @Test
  void numbersAreReadBackToTheLastDigit() throws IOException {
    BaselineFacts read = read(POPULARITY.with(BIAS).json(), 2);
    assertThat(read.users()).isEqualTo(9);
    assertThat(read.ratings()).containsExactly(7, 2);
    BiasModel bias = read.bias().orElseThrow();
    assertThat(bias.mean()).isEqualTo(BIAS.mean());
    assertThat(bias.itemOffsets()).isEqualTo(BIAS.itemOffsets());
    assertThat(bias.itemMeans()).isEqualTo(BIAS.itemMeans());
  }

  @Test
  void whatRanksHasPopularityAlone() throws IOException {
    assertThat(POPULARITY.json()).isEqualTo("{\"users\":9,\"ratings\":[7,2]}\n");
    assertThat(read(POPULARITY.json(), 2).bias()).isEmpty();
  }

  @Test
  void aNumberForEachItemIsDemanded() {
    assertThatThrownBy(() -> read(POPULARITY.json(), 3))
        .isInstanceOf(IOException.class)
        .hasMessage("ratings: expected a number for each of 3 items, were 2");
    assertThatThrownBy(() -> read(POPULARITY.json().replace("}", ",\"global_mean\":3}"), 2))
        .hasMessage("item_offsets: expected a number for each of 2 items, were 0");
    assertThatThrownBy(() -> read("{\"users\":1}", 2))
        .hasMessage("ratings: expected a number for each of 2 items, were 0");
  }

  private static BaselineFacts read(String json, int items) throws IOException {
    return BaselineFacts.read(json.getBytes(UTF_8), items);
  }
}
