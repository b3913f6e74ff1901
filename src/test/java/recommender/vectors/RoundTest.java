package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTest {

  /** The parts of 10 mini-batches in 3 rounds: 0-2, 3-5, 6-9. */
  @Test
  void aRoundIsOneOfAdjacentPartsOfAnEpoch() {
    assertThat(IntStream.range(0, 3).map(part -> part(part, 3).from(10))).containsExactly(0, 3, 6);
    assertThat(IntStream.range(0, 3).map(part -> part(part, 3).to(10))).containsExactly(3, 6, 10);
    assertThat(IntStream.range(0, 3).map(part -> part(part, 3).batches(10)))
        .containsExactly(3, 3, 4);
    assertThat(part(1, 3).endsEpoch()).isFalse();
    assertThat(part(2, 3).endsEpoch()).isTrue();
  }

  @Test
  void aRoundSpansSeveralEpochs() {
    Round round = new Round(4, 6, 0, 1);
    assertThat(round.epochs()).isEqualTo(3);
    assertThat(round.batches(10)).isEqualTo(30);
    assertThat(round.from(10)).isZero();
    assertThat(round.to(10)).isEqualTo(10);
    assertThat(round.endsEpoch()).isTrue();
  }

  private static Round part(int part, int parts) {
    return new Round(2, 2, part, parts);
  }
}
