package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

class NativeThreadsTest {

  @Test
  void areSetInTheNativeCode() {
    NativeThreads.use(1);
    assertThat(ofNd4j()).isEqualTo(1);
  }

  @Test
  void areNoMoreThanTheProcessors() {
    int processors = Runtime.getRuntime().availableProcessors();
    NativeThreads.use(processors + 1);
    assertThat(ofNd4j()).isEqualTo(processors);
  }

  /** OpenMP keeps a number for each thread. */
  @Test
  void areSetForEveryThreadThatCalls() {
    NativeThreads.use(1);
    int ofAnother =
        CompletableFuture.supplyAsync(
                () -> {
                  NativeThreads.use(1);
                  return ofNd4j();
                },
                command -> new Thread(command).start())
            .join();
    assertThat(ofAnother).isEqualTo(1);
  }

  @Test
  void ofTheBlasAreAllProcessorsWhileTheWorkRuns() {
    Blas blas = Nd4j.factory().blas();
    blas.setMaxThreads(1);
    AtomicInteger inside = new AtomicInteger();
    NativeThreads.withAllForBlas(() -> inside.set(blas.getMaxThreads()));
    assertThat(inside).hasValue(Runtime.getRuntime().availableProcessors());
    assertThat(blas.getMaxThreads()).isEqualTo(1);
  }

  private static int ofNd4j() {
    return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
  }
}
