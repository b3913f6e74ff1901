package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CentringTest {
  @Test
  void whatEachTakesOff() {
    assertThat(Arrays.stream(Centring.values()).filter(Centring::usesMean))
        .containsExactly(Centring.OFFSETS, Centring.ITEM, Centring.USER);
    assertThat(Arrays.stream(Centring.values()).filter(Centring::usesItem))
        .containsExactly(Centring.OFFSETS, Centring.ITEM);
    assertThat(Arrays.stream(Centring.values()).filter(Centring::usesUser))
        .containsExactly(Centring.OFFSETS, Centring.USER);
  }
}
