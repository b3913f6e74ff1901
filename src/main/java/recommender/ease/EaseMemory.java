package recommender.ease;

import static recommender.memory.MemoryDemand.Part.heap;
import static recommender.memory.MemoryDemand.Part.offHeap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import recommender.config.EaseChannels;
import recommender.config.EaseSettings;
import recommender.config.Names;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryPlan;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;

/**
 * Memory that EASE needs: on the driver a matrix [places × places], or [users × users] where that
 * is smaller, and weights [places × items]; on executors stripes of the first.
 *
 * @param train users × items
 * @param channels places of an item
 * @param search whether numbers are searched for: then the best weights lie beside those that are
 *     tried
 */
public record EaseMemory(
    TrainSize train, EaseChannels channels, boolean search, MemoryContext context)
    implements MemoryUser {

  @Override
  public String name() {
    return "the weights of all pairs of items";
  }

  @Override
  public MemoryPlan plan(Cluster cluster, int tasks) {
    return (isDual() ? dual(cluster) : primal(cluster)).beside(context.held());
  }

  private boolean isDual() {
    return Ease.isDual(train.rows(), train.columns(), channels.count());
  }

  private int places() {
    return train.columns() * channels.count();
  }

  /** Stripes travel between driver and executor one at a time. */
  private MemoryPlan primal(Cluster cluster) {
    long stripe = Gram.stripeBytes(places(), cluster.slots());
    Part added =
        heap(
            "stripe of the matrix of positives, being added up",
            cluster.slotsOfExecutor(),
            2 * stripe);
    List<Part> counting = List.of(MemoryDemand.SPARK, added);
    List<Part> solving =
        List.of(
            heap("stripe of the matrix of positives, serialised and fetched", 2, stripe),
            offHeap("matrix of positives, and its inverse", 1, square(places())),
            weights());
    List<Part> sending =
        List.of(heap("stripe of the matrix of positives, serialised and sent", 2, stripe));
    MemoryDemand driver =
        MemoryDemand.of(cluster.local() ? counting : List.of(MemoryDemand.SPARK), solving);
    MemoryDemand executor = cluster.local() ? driver : MemoryDemand.of(counting, sending);
    return new MemoryPlan(parameters(), 1, stripe, driver, executor, cluster);
  }

  /** All ratings come to the driver. */
  private MemoryPlan dual(Cluster cluster) {
    long ratings = 2L * Integer.BYTES * train.ratings();
    MemoryDemand driver =
        MemoryDemand.of(
            List.of(
                MemoryDemand.SPARK,
                heap("ratings of users and of items, serialised and fetched", 2, ratings),
                offHeap("matrix of users, and its inverse", 1, square(train.rows())),
                offHeap(
                    "solutions of users and items",
                    1,
                    Float.BYTES * train.rows() * train.columns()),
                weights()));
    MemoryDemand executor =
        cluster.local()
            ? driver
            : MemoryDemand.of(
                List.of(
                    MemoryDemand.SPARK, heap("ratings of users, serialised and sent", 1, ratings)));
    return new MemoryPlan(parameters(), 1, ratings, driver, executor, cluster);
  }

  private Part weights() {
    return offHeap("weights", search ? 2 : 1, Float.BYTES * parameters());
  }

  private long parameters() {
    return (long) places() * train.columns();
  }

  private static long square(long size) {
    return Float.BYTES * size * size;
  }

  @Override
  public List<Part> held() {
    return held(train.columns(), channels);
  }

  /** Memory that the driver goes on holding of weights that were solved; the network shares it. */
  static List<Part> held(int items, EaseChannels channels) {
    return List.of(
        offHeap("weights of the shallow autoencoder", 1, square(items) * channels.count()));
  }

  @Override
  public Optional<String> limit() {
    return train.columns() <= countable()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s: expected at most %,d items for %s, was %,d",
                context.key(
                    channels == EaseChannels.LIKED ? "network.type" : EaseSettings.CHANNELS),
                countable(),
                channels == EaseChannels.LIKED ? "ease" : Names.kebab(channels),
                train.columns()));
  }

  /** The most items of which DL4J's numbers of 32 bits count weights, and LAPACK's the matrix. */
  private int countable() {
    int weights = (int) Math.sqrt((double) Integer.MAX_VALUE / channels.count());
    return train.rows() <= Ease.LARGEST
        ? weights
        : Math.min(weights, Ease.LARGEST / channels.count());
  }

  @Override
  public String smaller(Machines machines) {
    return String.format(
        Locale.ROOT,
        "%sraise input.min-item-ratings, so that at most %,d items are left, or set %s = autoencoder",
        channels == EaseChannels.LIKED
            ? ""
            : "set %s = liked or auto, ".formatted(context.key(EaseSettings.CHANNELS)),
        mostItems(machines),
        context.key("network.type"));
  }

  /** The most items that fit, 0 if none do. */
  private int mostItems(Machines machines) {
    int fitting = 0;
    int tooMany = train.columns();
    while (tooMany - fitting > 1) {
      int middle = (fitting + tooMany) >>> 1;
      if (new MemoryCheck(ofItems(middle), machines).fits()) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    return fitting;
  }

  private EaseMemory ofItems(int items) {
    TrainSize smaller = new TrainSize(train.rows(), items, train.ratings(), train.validated());
    return new EaseMemory(smaller, channels, search, context);
  }
}
