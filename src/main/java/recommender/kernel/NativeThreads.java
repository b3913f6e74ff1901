package recommender.kernel;

import java.util.Map;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads a network uses inside one layer, in Java as in ND4J and its BLAS.
 *
 * <p>The BLAS has one number for the whole JVM. ND4J's OpenMP has one for each thread that calls
 * it, and begins with 4 in all of them; four threads that wait for each other on two cores take a
 * small layer five times as long.
 */
public final class NativeThreads {
  /**
   * What a process has to find in its environment, since the native libraries read it when they are
   * loaded: threads that wait for work sleep, OpenBLAS's after 2¹⁸ cycles. By default they spin,
   * and keep the threads of Java from their cores.
   */
  public static final Map<String, String> ENVIRONMENT =
      Map.of("OMP_WAIT_POLICY", "passive", "OPENBLAS_THREAD_TIMEOUT", "18");

  private static final ThreadLocal<Integer> OF_THREAD = ThreadLocal.withInitial(() -> 0);

  private NativeThreads() {}

  /**
   * Sets the number for this thread, and for the BLAS of the JVM. More than the JVM has processors
   * would only wait for each other.
   *
   * @param threads at least 1
   */
  public static void use(int threads) {
    int useful = Math.min(threads, Runtime.getRuntime().availableProcessors());
    if (useful != OF_THREAD.get()) {
      // Nd4j first: the holder of the native operations cannot load its library by itself.
      Nd4j.factory().blas().setMaxThreads(useful);
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(useful);
      OF_THREAD.set(useful);
    }
  }

  /** Runs something with all processors for the BLAS of the JVM, then puts its number back. */
  public static void withAllForBlas(Runnable work) {
    Blas blas = Nd4j.factory().blas();
    int before = blas.getMaxThreads();
    blas.setMaxThreads(Runtime.getRuntime().availableProcessors());
    try {
      work.run();
    } finally {
      blas.setMaxThreads(before);
    }
  }
}
