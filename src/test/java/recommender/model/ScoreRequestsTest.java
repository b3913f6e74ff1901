package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import recommender.vectors.UserVector;

@Timeout(60)
class ScoreRequestsTest {

  private static FedUser user(float rating) {
    return FedUser.of(new UserVector(new int[] {0}, new float[] {rating}));
  }

  /** A score that is the rating of the user. */
  private static float[][] ratings(List<FedUser> users) {
    return users.stream()
        .map(user -> new float[] {user.ratings().ratings()[0]})
        .toArray(float[][]::new);
  }

  @Test
  void manyThreadsGetTheScoresOfTheirOwnUsersFromNoMoreThreadsThanProcessors() throws Exception {
    AtomicInteger scoring = new AtomicInteger();
    List<Integer> atOnce = Collections.synchronizedList(new ArrayList<>());
    ScoreRequests requests =
        new ScoreRequests(
            users -> {
              atOnce.add(scoring.incrementAndGet());
              float[][] scores = ratings(users);
              Thread.yield();
              scoring.decrementAndGet();
              return scores;
            },
            2);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int own = thread;
        all.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 500; i++) {
                    if (requests.of(user(own * 1000 + i))[0] != own * 1000 + i) {
                      return false;
                    }
                  }
                  return true;
                }));
      }
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(atOnce).isNotEmpty().allMatch(threadsAtOnce -> threadsAtOnce <= 2);
  }

  @Test
  void thoseWhoWaitedAreScoredTogether() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    ScoreRequests requests =
        new ScoreRequests(
            users -> {
              sizes.add(users.size());
              first.countDown();
              awaitIt(others);
              return ratings(users);
            },
            1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> answers = new ArrayList<>();
      answers.add(threads.submit(() -> requests.of(user(0))));
      first.await();
      for (int i = 1; i < 4; i++) {
        float rating = i;
        answers.add(threads.submit(() -> requests.of(user(rating))));
      }
      while (requests.waiting() < 3) {
        Thread.onSpinWait();
      }
      others.countDown();
      for (int i = 0; i < 4; i++) {
        assertThat(answers.get(i).get()).containsExactly(i);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(sizes).containsExactly(1, 3);
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatScoringThrowsIsThrownToWhoAskedAndTheNextAreAnswered() {
    ScoreRequests requests =
        new ScoreRequests(
            users -> {
              float rating = users.get(0).ratings().ratings()[0];
              if (rating < 0) {
                throw new IllegalStateException("no memory for " + rating);
              }
              if (rating == 0) {
                throw new OutOfMemoryError("none left");
              }
              return ratings(users);
            },
            1);
    assertThatThrownBy(() -> requests.of(user(-1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no memory for -1.0");
    assertThatThrownBy(() -> requests.of(user(0))).isInstanceOf(OutOfMemoryError.class);
    assertThat(requests.of(user(4))).containsExactly(4);
  }

  @Test
  void thoseWhoWaitedAreAnsweredAfterAFailureToo() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    ScoreRequests requests =
        new ScoreRequests(
            users -> {
              first.countDown();
              awaitIt(others);
              if (users.get(0).ratings().ratings()[0] == 0) {
                throw new IllegalStateException("no memory");
              }
              return ratings(users);
            },
            1);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<float[]> failing = threads.submit(() -> requests.of(user(0)));
      first.await();
      List<Future<float[]>> answers =
          List.of(
              threads.submit(() -> requests.of(user(1))),
              threads.submit(() -> requests.of(user(2))));
      while (requests.waiting() < 2) {
        Thread.onSpinWait();
      }
      others.countDown();
      assertThatThrownBy(failing::get).hasRootCauseMessage("no memory");
      assertThat(answers.get(0).get()).containsExactly(1);
      assertThat(answers.get(1).get()).containsExactly(2);
    } finally {
      threads.shutdown();
    }
    assertThat(requests.of(user(4))).containsExactly(4);
  }
}
