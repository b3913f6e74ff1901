package recommender.kernel;

import org.nd4j.linalg.factory.Nd4j;

/** The native libraries of ND4J and JavaCPP, which a JVM loads once. */
public final class NativeCode {
  private NativeCode() {}

  /**
   * Loads them, or waits for the thread that does. To be called before anything of JavaCPP that is
   * not reached by an array: its {@code Pointer} and its {@code Loader} initialize each other, so
   * that a thread that began with {@code Pointer} and one that loads ND4J, which begins with {@code
   * Loader}, would wait for each other for ever.
   */
  public static void load() {
    Nd4j.getBackend();
  }
}
