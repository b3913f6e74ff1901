package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedHashTest {
  /** The first outputs of SplitMix64 seeded with 0, of which this is one step. */
  @Test
  void theHashOfOneNumberIsAStepOfSplitMix64() {
    assertThat(SeedHash.of(0)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(SeedHash.of(0x9E3779B97F4A7C15L)).isEqualTo(0x6E789E6AA1B965F4L);
  }

  @Test
  void theHashDependsOnOrderAndLength() {
    assertThat(SeedHash.of(1, 2)).isNotEqualTo(SeedHash.of(2, 1));
    assertThat(SeedHash.of(1)).isNotEqualTo(SeedHash.of(1, 0));
    assertThat(LongStream.range(0, 10_000).map(i -> SeedHash.of(i, 1)).distinct()).hasSize(10_000);
  }
}
