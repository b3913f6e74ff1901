package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recommender.testing.Listing;
import recommender.testing.ObjectStore;

class RepositoryLockTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"file", "store"})
  void theSecondIsRefusedAndToldWhoTheFirstIs(String scheme) {
    try (RepositoryLock first = take(scheme, "train")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> take(scheme, "prune"))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining("train on " + LockHolder.self("").host())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(folder.resolve(".lock").toString());
    }
    assertThat(Listing.of(folder)).isEmpty();
    take(scheme, "prune").close();
  }

  @Test
  void ofManyThatTryAtOnceOneHasIt() {
    CyclicBarrier start = new CyclicBarrier(8);
    AtomicInteger refused = new AtomicInteger();
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    i ->
                        CompletableFuture.runAsync(
                            () -> tryAtOnce(start, refused), work -> new Thread(work).start()))
                .toArray(CompletableFuture[]::new))
        .join();
    assertThat(refused).hasValue(7);
  }

  @Test
  void theLockOfAProcessThatHasEndedIsTakenOverAtOnce() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    leave(holder(LockHolder.self("").host(), ended.pid(), Optional.empty()));
    take("file", "train").close();
    assertThat(Listing.of(folder)).isEmpty();
  }

  @Test
  void theLockOfAnEarlierProcessOfTheSameIdIsTakenOverAtOnce() throws IOException {
    Optional<Instant> yesterday = Optional.of(Instant.now().minus(Duration.ofDays(1)));
    leave(holder(LockHolder.self("").host(), ProcessHandle.current().pid(), yesterday));
    take("file", "train").close();
    assertThat(Listing.of(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "store"})
  void theLockOfAnotherMachineIsTakenOverWhenNobodyTouchesIt(String scheme) throws IOException {
    leave(holder("elsewhere", 1, Optional.empty()));
    assertThatThrownBy(() -> take(scheme, "train")).hasMessageContaining("on elsewhere (process 1");
    age(RepositoryLock.STALE.plusSeconds(10));
    take(scheme, "train").close();
    assertThat(Listing.of(folder)).isEmpty();
  }

  @Test
  void aLockThatIsJustBeingWrittenIsHeld() throws IOException {
    Files.writeString(folder.resolve(".lock"), "");
    assertThatThrownBy(() -> take("file", "train")).hasMessageContaining("somebody unknown holds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "store"})
  void aBeatSaysThatTheHolderIsAlive(String scheme) throws IOException {
    try (RepositoryLock lock = take(scheme, "train")) {
      age(RepositoryLock.STALE.plusSeconds(10));
      lock.beat();
      assertThat(Files.getLastModifiedTime(folder.resolve(".lock")).toInstant())
          .isAfter(Instant.now().minusSeconds(60));
    }
  }

  @Test
  void aLockThatSomebodyElseTookIsNotReleased() throws IOException {
    RepositoryLock lock = take("file", "train");
    leave(holder("elsewhere", 1, Optional.empty()));
    lock.beat();
    lock.close();
    assertThat(Listing.of(folder)).containsExactly(".lock");
  }

  private void tryAtOnce(CyclicBarrier start, AtomicInteger refused) {
    try {
      start.await();
      RepositoryLock lock = take("file", "train");
      Thread.sleep(500);
      lock.close();
    } catch (RepositoryException e) {
      refused.incrementAndGet();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private RepositoryLock take(String scheme, String what) {
    Storage storage =
        Storage.of("output.path", scheme + ":" + folder, ObjectStore.watched((step, path) -> {}));
    return RepositoryLock.take(
        storage, new Layout(storage.qualified(scheme + ":" + folder)).lock(), what);
  }

  private static LockHolder holder(String host, long pid, Optional<Instant> started) {
    LockHolder self = LockHolder.self("train");
    return new LockHolder("a", host, self.pids(), pid, started, self.since(), "train");
  }

  private void leave(LockHolder holder) throws IOException {
    Files.writeString(folder.resolve(".lock"), holder.json());
  }

  private void age(Duration by) throws IOException {
    Files.setLastModifiedTime(folder.resolve(".lock"), FileTime.from(Instant.now().minus(by)));
  }
}
