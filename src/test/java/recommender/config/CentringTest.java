package recommender.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CentringTest {
  @Test
  void eachCentringSubtractsTheMeanAndItsOwnOffsets() {
    assertThat(Arrays.stream(Centring.values()).filter(Centring::usesMean))
        .containsExactly(Centring.OFFSETS, Centring.ITEM, Centring.USER);
    assertThat(Arrays.stream(Centring.values()).filter(Centring::usesItem))
        .containsExactly(Centring.OFFSETS, Centring.ITEM);
    assertThat(Arrays.stream(Centring.values()).filter(Centring::usesUser))
        .containsExactly(Centring.OFFSETS, Centring.USER);
  }

  @Test
  void itemVectorsExchangeUserAndItemOffsets() {
    assertThat(Arrays.stream(Centring.values()).map(each -> each.in(VectorsOf.ITEM)))
        .containsExactly(Centring.OFFSETS, Centring.USER, Centring.ITEM, Centring.NONE);
    assertThat(Arrays.stream(Centring.values()).map(each -> each.in(VectorsOf.USER)))
        .containsExactly(Centring.values());
  }
}
