package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundLengthTest {

  @ParameterizedTest
  @CsvSource({
    // batches, workers, frequency, epochs, parts: 4 in a round, so 2.5 rounds become 3.
    "10, 2, 2, 1, 3",
    "9, 2, 2, 1, 2",
    "18, 2, 5, 1, 2",
    // The second worker has one mini-batch, so there is no second round.
    "3, 2, 1, 1, 1",
    "10, 2, 5, 1, 1",
    "10, 2, 7, 1, 1",
    "10, 2, 8, 2, 1",
    "10, 2, 25, 5, 1",
    "1, 1, 3, 3, 1"
  })
  void theLengthIsTheClosestToTheFrequency(
      int batches, int workers, int frequency, int epochs, int parts) {
    assertThat(RoundLength.ofBatches(new BatchAssignment(batches, 1, workers, 1), frequency))
        .isEqualTo(new RoundLength(epochs, parts));
  }

  @Test
  void theLastRoundIsCutOffWhereTrainingEnds() {
    assertThat(new RoundLength(3, 1).rounds(7))
        .containsExactly(new Round(1, 3, 0, 1), new Round(4, 6, 0, 1), new Round(7, 7, 0, 1));
    assertThat(new RoundLength(1, 2).rounds(2))
        .containsExactly(
            new Round(1, 1, 0, 2),
            new Round(1, 1, 1, 2),
            new Round(2, 2, 0, 2),
            new Round(2, 2, 1, 2));
    assertThat(new RoundLength(Integer.MAX_VALUE, 1).rounds(2))
        .containsExactly(new Round(1, 2, 0, 1));
  }

  @Test
  void everyMiniBatchIsTrainedOnceAnEpochAndNoWorkerIsIdle() {
    for (int batches = 1; batches <= 33; batches++) {
      for (int workers = 1; workers <= Math.min(batches, 17); workers++) {
        for (int frequency : new int[] {1, 2, 3, 5, 12, 40, 100, Integer.MAX_VALUE}) {
          assertSound(new BatchAssignment(batches, 1, workers, 1), frequency);
        }
      }
    }
  }

  private static void assertSound(BatchAssignment assignment, int frequency) {
    String what = "%s, every %d".formatted(assignment, frequency);
    int epochs = 3;
    List<Round> rounds = RoundLength.ofBatches(assignment, frequency).rounds(epochs);
    for (int worker = 0; worker < assignment.workers(); worker++) {
      int[][] trained = new int[epochs][assignment.batches(worker)];
      for (Round round : rounds) {
        int count = 0;
        for (int epoch = round.firstEpoch(); epoch <= round.lastEpoch(); epoch++) {
          for (int at = round.from(trained[0].length); at < round.to(trained[0].length); at++) {
            trained[epoch - 1][at]++;
            count++;
          }
        }
        assertThat(count).as(what).isEqualTo(round.batches(trained[0].length)).isPositive();
        assertThat(count).as(what).isLessThanOrEqualTo(round.batches(assignment.batches(0)));
      }
      for (int[] epoch : trained) {
        assertThat(epoch).as(what).containsOnly(1);
      }
    }
    assertThat(rounds.stream().filter(Round::endsEpoch).mapToInt(Round::epochs).sum())
        .as(what)
        .isEqualTo(epochs);
  }

  @Test
  void miniBatchesOfARoundAreThoseOfTheBusiestWorker() {
    BatchAssignment assignment = new BatchAssignment(10, 1, 2, 1);
    assertThat(new RoundLength(3, 1).batches(assignment)).isEqualTo(15);
    assertThat(new RoundLength(1, 2).batches(assignment)).isEqualTo(2);
    assertThat(RoundLength.ofBatches(assignment, new RoundLength(3, 1).batches(assignment)))
        .isEqualTo(new RoundLength(3, 1));
  }
}
