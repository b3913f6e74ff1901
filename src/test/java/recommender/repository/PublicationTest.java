package recommender.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recommender.testing.Listing;
import recommender.testing.ObjectStore;
import recommender.testing.WatchedFileSystem;
import recommender.testing.WatchedFileSystem.Step;

/** What a failure at any step leaves behind: nothing. */
class PublicationTest {
  private static final Instant NOW = Instant.parse("2024-01-31T23:59:59.123Z");

  @TempDir Path output;
  private String before;
  private List<String> listing;

  @BeforeEach
  void publishOne() {
    RunRepository repository = RunRepository.open(output.toString(), new Configuration());
    try (RunDraft draft = repository.begin(NOW)) {
      draft.write(RunFiles.METRICS, "{}");
      draft.publish();
      before = draft.id();
    }
    listing = Listing.of(output);
  }

  @ParameterizedTest
  @CsvSource({
    "file, MAKE_FOLDER, .tmp",
    "file, CREATE, model.zip",
    "file, WRITE, model.zip",
    "file, WRITE, metrics.json",
    "file, CREATE, _SUCCESS",
    "file, WRITE, .promotions",
    "file, WRITE, .current",
    "file, RENAME, runs/",
    "file, RENAME, promotions.jsonl",
    "file, RENAME, CURRENT",
    "store, CREATE, model.zip",
    "store, WRITE, metrics.json",
    "store, CREATE, _SUCCESS",
    "store, CREATE, CURRENT",
  })
  void aFailedPublicationLeavesNothing(String scheme, Step failing, String where) {
    Configuration hadoop =
        ObjectStore.watched(
            (step, path) -> {
              if (step == failing
                  && path.toString().contains(where)
                  && !path.toString().contains("probe")) {
                throw new IOException("No space left on device");
              }
            });
    RunRepository repository = RunRepository.open(scheme + ":" + output, hadoop);
    assertThatThrownBy(() -> publish(repository))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(output.toString())
        .hasMessageContaining(where)
        .hasMessageContaining("(IOException: No space left on device)");
    assertThat(Listing.of(output)).isEqualTo(listing);
    assertThat(repository.current()).contains(before);
  }

  @Test
  void aRunIsKeptWhereARenameSucceededButReportedAnError() {
    Configuration hadoop = LateFailure.watched();
    RunRepository repository = RunRepository.open(output.toString(), hadoop);
    assertThatThrownBy(() -> publish(repository)).hasMessageContaining("answer lost");
    assertThat(repository.current()).isPresent().isNotEqualTo(Optional.of(before));
  }

  @Test
  void closingWaitsForPublishingInAnotherThread() throws Exception {
    CountDownLatch renaming = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Configuration hadoop =
        WatchedFileSystem.watched(
            (step, path) -> {
              if (step == Step.RENAME && path.getName().equals(RunFiles.CURRENT)) {
                renaming.countDown();
                await(go);
              }
            });
    RunRepository repository = RunRepository.open(output.toString(), hadoop);
    RunDraft draft = repository.begin(NOW);
    CompletableFuture<Void> publishing = CompletableFuture.runAsync(draft::publish);
    await(renaming);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(draft::close);
    assertThat(closing).isNotDone();
    go.countDown();
    CompletableFuture.allOf(publishing, closing).join();
    assertThat(repository.current()).contains(draft.id());
  }

  private static void publish(RunRepository repository) throws IOException {
    try (RunDraft draft = repository.begin(NOW)) {
      try (OutputStream out = draft.create(RunFiles.MODEL)) {
        out.write(new byte[100_000]);
      }
      draft.write(RunFiles.METRICS, "{}");
      draft.publish();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Renames CURRENT and then says that it failed. */
  public static final class LateFailure extends WatchedFileSystem {
    static Configuration watched() {
      Configuration hadoop = WatchedFileSystem.watched((step, path) -> {});
      hadoop.setClass("fs.file.impl", LateFailure.class, WatchedFileSystem.class);
      return hadoop;
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      boolean renamed = super.rename(from, to);
      if (to.getName().equals(RunFiles.CURRENT)) {
        throw new IOException("answer lost");
      }
      return renamed;
    }
  }
}
