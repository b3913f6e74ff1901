package recommender.network;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** How many threads ND4J and its BLAS use inside one operation; holds for the whole JVM. */
public final class NativeThreads {
  private static int current;

  private NativeThreads() {}

  /**
   * Sets the number, which ND4J would start at 4 whatever the machine.
   *
   * @param threads at least 1
   */
  public static synchronized void use(int threads) {
    if (threads != current) {
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
      Nd4j.factory().blas().setMaxThreads(threads);
      current = threads;
    }
  }
}
