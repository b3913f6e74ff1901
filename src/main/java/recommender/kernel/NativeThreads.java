package recommender.kernel;

import java.util.Map;
import org.nd4j.linalg.api.blas.Blas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Number of threads that ND4J and its BLAS use for one operation.
 *
 * <p>The BLAS has one number for the whole JVM. ND4J's OpenMP has one for each thread that calls
 * it, and begins with 4 in all of them; four threads that wait for each other on two cores take a
 * small layer five times as long.
 */
public final class NativeThreads {
  /**
   * Environment variables that a process has to be started with, since the native libraries read
   * them when they are loaded: threads that wait for work sleep, OpenBLAS's after 2¹⁸ cycles. By
   * default they spin, and take the cores from the threads of Java.
   */
  public static final Map<String, String> ENVIRONMENT =
      Map.of("OMP_WAIT_POLICY", "passive", "OPENBLAS_THREAD_TIMEOUT", "18");

  private static final ThreadLocal<Integer> OF_THREAD = ThreadLocal.withInitial(() -> 0);

  private NativeThreads() {}

  /**
   * Sets the number for the calling thread, and for the BLAS of the JVM; more than the JVM has
   * processors are not used.
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

  /** Runs something with all processors for the BLAS of the JVM, then restores its number. */
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
