package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundTest {

  @Test
  void everyMiniBatchIsInOneRoundAndNoWorkerIsIdle() {
    for (int batches = 1; batches <= 40; batches++) {
      for (int workers : new int[] {1, 2, 3, 4, 7, 16, 50}) {
        for (int frequency : new int[] {1, 2, 3, 5, 12, 100, Integer.MAX_VALUE}) {
          assertSound(batches, workers, frequency);
        }
      }
    }
  }

  private static void assertSound(int batches, int workers, int frequency) {
    List<Round> plan = Round.plan(batches, workers, frequency);
    String what = "%d batches, %d workers, every %d".formatted(batches, workers, frequency);
    assertThat(plan.stream().flatMapToInt(round -> IntStream.range(round.from(), round.to())))
        .as(what)
        .containsExactlyElementsOf(IntStream.range(0, batches).boxed().toList());
    for (Round round : plan) {
      assertThat(round.batches()).as(what).isPositive();
      assertThat(round.workers()).as(what).isBetween(1, workers);
      long[] load = load(round);
      assertThat(load).as(what).doesNotContain(0);
      assertThat(LongStream.of(load).max()).as(what).hasValue(round.batchesPerWorker());
    }
    int sizes = (int) plan.stream().mapToInt(Round::batches).distinct().count();
    assertThat(sizes).as(what).isLessThanOrEqualTo(2);
  }

  private static long[] load(Round round) {
    long[] load = new long[round.workers()];
    for (int batch = round.from(); batch < round.to(); batch++) {
      load[round.workerOf(batch)]++;
    }
    return load;
  }

  @Test
  void roundsAreAsLongAsAskedForGiveOrTakeOne() {
    // 10 batches, 2 workers, 2 each: 4 in a round, so 10 / 4 = 2.5 rounds become 3.
    assertThat(Round.plan(10, 2, 2))
        .containsExactly(new Round(0, 3, 2), new Round(3, 6, 2), new Round(6, 10, 2));
    assertThat(Round.plan(9, 2, 2)).containsExactly(new Round(0, 4, 2), new Round(4, 9, 2));
    assertThat(Round.plan(3, 4, 1)).containsExactly(new Round(0, 3, 3));
  }

  @Test
  void batchesAreDealtOutInTurn() {
    Round round = new Round(4, 9, 2);
    assertThat(IntStream.range(4, 9).map(round::workerOf)).containsExactly(0, 1, 0, 1, 0);
    assertThat(round.batchesPerWorker()).isEqualTo(3);
    assertThat(IntStream.range(0, 12).filter(round::holds)).containsExactly(4, 5, 6, 7, 8);
  }
}
