package recommender.ease;

import static recommender.memory.MemoryDemand.Part.heap;
import static recommender.memory.MemoryDemand.Part.offHeap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryPlan;
import recommender.memory.MemoryUser;

/**
 * Memory that EASE needs: arrays [items × items] on the driver, and stripes of one on executors.
 *
 * @param items of the catalogue, at least 1; more than {@link Ease#MOST_ITEMS} never fit
 * @param trials values of L2 of which the best is chosen, at least 1: with two, the best weights
 *     lie beside those that are tried
 */
public record EaseMemory(int items, int trials, MemoryContext context) implements MemoryUser {

  @Override
  public String name() {
    return "the weights of all pairs of items";
  }

  /**
   * Parts of driver and executor, between which stripes travel one at a time; the published network
   * shares the array of the weights.
   */
  @Override
  public MemoryPlan plan(Cluster cluster, int tasks) {
    long stripe = Gram.stripeBytes(items, cluster.slots());
    Part counted =
        heap("stripe of the matrix of positives, being counted", cluster.slotsOfExecutor(), stripe);
    List<Part> counting = List.of(MemoryDemand.SPARK, counted);
    List<Part> solving =
        List.of(
            heap("stripe of the matrix of positives, serialised and fetched", 2, stripe),
            offHeap("matrix of positives", 1, weights()),
            offHeap("weights", Math.min(2, trials), weights()));
    List<Part> sending =
        List.of(heap("stripe of the matrix of positives, serialised and sent", 2, stripe));
    MemoryDemand driver =
        MemoryDemand.of(cluster.local() ? counting : List.of(MemoryDemand.SPARK), solving);
    MemoryDemand executor = cluster.local() ? driver : MemoryDemand.of(counting, sending);
    return new MemoryPlan((long) items * items, 1, stripe, driver, executor, cluster)
        .beside(context.held());
  }

  @Override
  public List<Part> held() {
    return held(items);
  }

  /** Memory that the driver goes on holding of weights that were solved. */
  public static List<Part> held(int items) {
    return List.of(
        offHeap("weights of the shallow autoencoder", 1, (long) Float.BYTES * items * items));
  }

  @Override
  public Optional<String> limit() {
    return items <= Ease.MOST_ITEMS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: expected at most %,d items for ease, was %,d",
                context.key("network.type"),
                Ease.MOST_ITEMS,
                items));
  }

  @Override
  public String smaller(Machines machines) {
    return String.format(
        Locale.ROOT,
        "raise input.min-item-ratings, so that at most %,d items are left, or set %s = autoencoder",
        mostItems(machines),
        context.key("network.type"));
  }

  /** The most items that fit, 0 if none do. */
  private int mostItems(Machines machines) {
    int fitting = 0;
    int tooMany = items;
    while (tooMany - fitting > 1) {
      int middle = (fitting + tooMany) >>> 1;
      if (new MemoryCheck(new EaseMemory(middle, trials, context), machines).fits()) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return fitting;
  }

  private long weights() {
    return (long) Float.BYTES * items * items;
  }
}
