package recommender.memory;

import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import recommender.kernel.NativeCode;

/**
 * Asks for the limits of its JVM while another thread loads ND4J, which is held up for a moment
 * where JavaCPP's loader reads its first property.
 */
final class LimitsWhileLoading {
  private static final long MOMENT = 1_000;

  private LimitsWhileLoading() {}

  /** Prints a line once both threads are through. */
  public static void main(String[] args) throws InterruptedException {
    HeldUp properties = new HeldUp();
    properties.putAll(System.getProperties());
    System.setProperties(properties);
    CompletableFuture<Void> loading = CompletableFuture.runAsync(NativeCode::load);
    properties.asked.await();
    MemoryLimits.ofThisJvm();
    loading.join();
    System.out.println("found and loaded");
    System.exit(0);
  }

  private static final class HeldUp extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient CountDownLatch asked = new CountDownLatch(1);

    @Override
    public String getProperty(String key) {
      if (key.startsWith("org.bytedeco.javacpp.") && asked.getCount() > 0) {
        asked.countDown();
        try {
          Thread.sleep(MOMENT);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return super.getProperty(key);
    }
  }
}
