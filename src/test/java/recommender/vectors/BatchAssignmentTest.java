package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchAssignmentTest {

  /** 10 users in threes: places 0-2 and 6-8 go to worker 0, 3-5 and 9 to worker 1. */
  @Test
  void miniBatchesAreAssignedToTheWorkersInTurn() {
    BatchAssignment assignment = new BatchAssignment(10, 3, 2, 1);
    assertThat(LongStream.range(0, 10).mapToInt(assignment::workerOf))
        .containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 1);
    assertThat(assignment.batches()).isEqualTo(4);
    assertThat(new long[] {assignment.users(0), assignment.users(1)}).containsExactly(6, 4);
    assertThat(new int[] {assignment.batches(0), assignment.batches(1)}).containsExactly(2, 2);
  }

  @Test
  void numbersOfUsersAndMiniBatchesAgreeWithThePlaces() {
    for (int users = 1; users <= 40; users++) {
      for (int size = 1; size <= 12; size++) {
        int batches = BatchAssignment.batches(users, Math.min(size, users));
        for (int workers = 1; workers <= Math.min(batches, 7); workers++) {
          assertSound(new BatchAssignment(users, size, workers, 1));
        }
      }
    }
  }

  private static void assertSound(BatchAssignment assignment) {
    long[] users = new long[assignment.workers()];
    LongStream.range(0, assignment.users()).forEach(place -> users[assignment.workerOf(place)]++);
    int[] batches = new int[assignment.workers()];
    for (int worker = 0; worker < users.length; worker++) {
      batches[worker] = assignment.batches(worker);
      assertThat(assignment.users(worker)).as("%s", assignment).isEqualTo(users[worker]);
      assertThat(batches[worker])
          .as("%s", assignment)
          .isEqualTo(BatchAssignment.batches(users[worker], assignment.size()))
          .isPositive();
    }
    assertThat(IntStream.of(batches).sum()).as("%s", assignment).isEqualTo(assignment.batches());
    assertThat(batches[0] - batches[batches.length - 1]).as("%s", assignment).isBetween(0, 1);
  }

  @Test
  void everyEpochAndWorkerHasItsOwnOrder() {
    BatchAssignment assignment = new BatchAssignment(60, 1, 2, 1);
    assertThat(order(assignment.order(1, 0))).containsExactly(order(assignment.order(1, 0)));
    assertThat(order(assignment.order(1, 0))).isNotEqualTo(order(assignment.order(2, 0)));
    assertThat(order(assignment.order(1, 0))).isNotEqualTo(order(assignment.order(1, 1)));
    assertThat(order(assignment.order(1, 0)))
        .isNotEqualTo(order(new BatchAssignment(60, 1, 2, 2).order(1, 0)));
  }

  private static long[] order(Permutation permutation) {
    return LongStream.range(0, 30).map(permutation::at).toArray();
  }

  @Test
  void aMiniBatchHasAtMostAllUsers() {
    assertThat(new BatchAssignment(10, 64, 1, 1).size()).isEqualTo(10);
  }

  /** Workers together see as many users between two steps as one would, and take as many steps. */
  @Test
  void aSharedMiniBatchIsDividedAmongTheWorkers() {
    BatchAssignment two = BatchAssignment.shared(610, 256, 2, 1);
    assertThat(two.size()).isEqualTo(128);
    assertThat(two.batches(0))
        .isEqualTo(BatchAssignment.shared(610, 256, 1, 1).batches(0))
        .isEqualTo(3);
    assertThat(BatchAssignment.shared(610, 256, 4, 1).size()).isEqualTo(64);
    assertThat(BatchAssignment.shared(5, 256, 4, 1).size()).isEqualTo(1);
    assertThat(BatchAssignment.shared(5, 2, 4, 1).batches(3)).isEqualTo(1);
  }

  @Test
  void workersWithoutMiniBatchesAreRefused() {
    assertThatThrownBy(() -> new BatchAssignment(10, 4, 4, 1))
        .hasMessage("expected 1 to 3 workers, one for each mini-batch at most, was 4");
    assertThatThrownBy(() -> new BatchAssignment(0, 4, 1, 1))
        .hasMessage(
            "expected at least 1 user in mini-batches of at least 1, was 0 in mini-batches of 4");
  }
}
