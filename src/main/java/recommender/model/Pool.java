package recommender.model;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Objects that one thread at a time may use, as many as there are threads at once. Threads do not
 * wait for each other.
 */
final class Pool<T> {
  private final Supplier<T> maker;
  private final Queue<T> free = new ConcurrentLinkedQueue<>();

  /**
   * @param maker of one more object, which is cheap, since what is large in it is shared
   */
  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  /** Uses an object; one that failed is not used again. */
  <R> R with(Function<T, R> use) {
    T free = this.free.poll();
    T used = free == null ? maker.get() : free;
    R result = use.apply(used);
    this.free.add(used);
    return result;
  }
}
