package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DealingTest {

  /** 10 users in threes: places 0-2 and 6-8 go to worker 0, 3-5 and 9 to worker 1. */
  @Test
  void miniBatchesGoToTheWorkersInTurn() {
    Dealing dealing = new Dealing(10, 3, 2, 1);
    assertThat(LongStream.range(0, 10).mapToInt(dealing::workerOf))
        .containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 1);
    assertThat(dealing.batches()).isEqualTo(4);
    assertThat(new long[] {dealing.users(0), dealing.users(1)}).containsExactly(6, 4);
    assertThat(new int[] {dealing.batches(0), dealing.batches(1)}).containsExactly(2, 2);
  }

  @Test
  void countsAgreeWithThePlaces() {
    for (int users = 1; users <= 40; users++) {
      for (int size = 1; size <= 12; size++) {
        int batches = Dealing.batches(users, Math.min(size, users));
        for (int workers = 1; workers <= Math.min(batches, 7); workers++) {
          assertSound(new Dealing(users, size, workers, 1));
        }
      }
    }
  }

  private static void assertSound(Dealing dealing) {
    long[] users = new long[dealing.workers()];
    LongStream.range(0, dealing.users()).forEach(place -> users[dealing.workerOf(place)]++);
    int[] batches = new int[dealing.workers()];
    for (int worker = 0; worker < users.length; worker++) {
      batches[worker] = dealing.batches(worker);
      assertThat(dealing.users(worker)).as("%s", dealing).isEqualTo(users[worker]);
      assertThat(batches[worker])
          .as("%s", dealing)
          .isEqualTo(Dealing.batches(users[worker], dealing.size()))
          .isPositive();
    }
    assertThat(IntStream.of(batches).sum()).as("%s", dealing).isEqualTo(dealing.batches());
    assertThat(batches[0] - batches[batches.length - 1]).as("%s", dealing).isBetween(0, 1);
  }

  @Test
  void everyEpochAndWorkerHasItsOwnOrder() {
    Dealing dealing = new Dealing(60, 1, 2, 1);
    assertThat(order(dealing.order(1, 0))).containsExactly(order(dealing.order(1, 0)));
    assertThat(order(dealing.order(1, 0))).isNotEqualTo(order(dealing.order(2, 0)));
    assertThat(order(dealing.order(1, 0))).isNotEqualTo(order(dealing.order(1, 1)));
    assertThat(order(dealing.order(1, 0)))
        .isNotEqualTo(order(new Dealing(60, 1, 2, 2).order(1, 0)));
  }

  private static long[] order(Permutation permutation) {
    return LongStream.range(0, 30).map(permutation::at).toArray();
  }

  @Test
  void aMiniBatchIsNoLargerThanThereAreUsers() {
    assertThat(new Dealing(10, 64, 1, 1).size()).isEqualTo(10);
  }

  /** Workers together see as many users between two steps as one would, and take as many steps. */
  @Test
  void aMiniBatchIsSharedOut() {
    Dealing two = Dealing.shared(610, 256, 2, 1);
    assertThat(two.size()).isEqualTo(128);
    assertThat(two.batches(0)).isEqualTo(Dealing.shared(610, 256, 1, 1).batches(0)).isEqualTo(3);
    assertThat(Dealing.shared(610, 256, 4, 1).size()).isEqualTo(64);
    assertThat(Dealing.shared(5, 256, 4, 1).size()).isEqualTo(1);
    assertThat(Dealing.shared(5, 2, 4, 1).batches(3)).isEqualTo(1);
  }

  @Test
  void workersWithoutMiniBatchesAreRefused() {
    assertThatThrownBy(() -> new Dealing(10, 4, 4, 1))
        .hasMessage("expected 1 to 3 workers, one for each mini-batch at most, was 4");
    assertThatThrownBy(() -> new Dealing(0, 4, 1, 1))
        .hasMessage(
            "expected at least 1 user in mini-batches of at least 1, was 0 in mini-batches of 4");
  }
}
