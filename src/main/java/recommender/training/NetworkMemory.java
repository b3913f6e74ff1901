package recommender.training;

import static recommender.memory.MemoryDemand.Part.heap;
import static recommender.memory.MemoryDemand.Part.offHeap;

import java.util.ArrayList;
import java.util.List;
import recommender.config.Names;
import recommender.config.Optimizer;
import recommender.config.VectorsOf;
import recommender.kernel.DotProducts;
import recommender.memory.Cluster;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryDemand;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryPlan;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.model.Scorer;
import recommender.network.Autoencoder;

/**
 * The memory that a network asks for to be trained by workers, averaged, evaluated and published.
 */
public record NetworkMemory(Autoencoder network, TrainSize train, MemoryContext context)
    implements MemoryUser {
  private static final long FLOAT = Float.BYTES;

  /**
   * Count, column and value: a packed rating has three numbers of four bytes at most; it may be fed
   * in, through two channels, and be aimed at.
   */
  private static final int RATING = 3 * 12;

  /** Activation, its derivative and the error, and a copy on the way. */
  private static final int ACTIVATIONS = 4;

  /** Code, part and mean of an item; weights, offset and fingerprint of a user. */
  private static final String FOLDING_IN =
      "codes of all items and weights of users, and serialised";

  private static final String RATINGS_OF_ITEMS = "train ratings of all items, and serialised";

  /** Bytes of a column and a rating. */
  private static final int RATING_OF_ITEM = 8;

  /** Reference to a code, part and mean. */
  private static final int ITEM_OF_USER = 12;

  @Override
  public String name() {
    return context.section().isEmpty() ? "training" : "training of " + context.key("network");
  }

  @Override
  public int most(Cluster cluster) {
    return Workers.wanted(network.training(), cluster, train.rows());
  }

  @Override
  public int fewest(Cluster cluster) {
    return network.training().workers().isPresent() ? most(cluster) : 1;
  }

  @Override
  public MemoryPlan plan(Cluster cluster, int workers) {
    int tasks = cluster.tasksAtOnce(workers);
    List<Part> training = training(tasks, workers);
    // Every slot evaluates, however few workers train.
    List<Part> listing = listing(cluster.slotsOfExecutor());
    MemoryDemand driver =
        cluster.local()
            ? MemoryDemand.of(fitted(), training, listing)
            : MemoryDemand.of(fitted(), begun(), collected(Math.min(2, workers)));
    MemoryDemand executor =
        cluster.local() ? driver : MemoryDemand.of(received(tasks), training, listing);
    return new MemoryPlan(network.parameters(), workers, sent(), driver, executor, cluster)
        .beside(context.held());
  }

  /** What the driver has of the network; the published one has a copy of what layers share. */
  private List<Part> fitted() {
    return List.of(
        MemoryDemand.SPARK,
        offHeap("parameters of the averaged network", 1, parameters()),
        offHeap("optimiser state of the averaged network", 1, state()),
        offHeap("parameters of the best epoch", 1, train.validated() ? parameters() : 0),
        heap("parameters to evaluate, serialised", 1, parameters()),
        offHeap("parameters of the published copy", 1, FLOAT * network.publishedParameters()));
  }

  /**
   * What the driver has of the run that a warm start begins with, beyond what is needed later on:
   * it is read twice, as it was published and as it is trained, when there is no network of the
   * best epoch and none published yet, and no worker where workers are in the same JVM. Its
   * catalogue is taken to be as large as this one.
   */
  private List<Part> begun() {
    if (network.training().warm().start().isEmpty()) {
      return List.of();
    }
    return List.of(
        offHeap(
            "parameters of the run that is begun with", 1, train.validated() ? 0 : parameters()),
        offHeap("optimiser state of the run that is begun with", 1, state()));
  }

  /**
   * What training takes in a JVM.
   *
   * @param tasks that train at once there
   * @param workers among whom a mini-batch is shared out
   */
  public List<Part> training(int tasks, int workers) {
    long batch = (network.training().batchSize() + workers - 1L) / workers;
    return List.of(
        offHeap("parameters of a worker", tasks, parameters()),
        offHeap("optimiser state of a worker", tasks, state()),
        // The first and the last layer update their rows as they go, only others have gradients.
        offHeap("gradient of a worker's middle layers", tasks, FLOAT * network.middleParameters()),
        offHeap("mini-batch and activations of a worker", tasks, activations(batch)),
        heap("mini-batch and sparse layers of a worker", tasks, sparseLayers(batch)));
  }

  /**
   * What making lists of recommendations takes: scores of all items for some users.
   *
   * @param tasks that make lists at once in a JVM
   */
  public List<Part> listing(int tasks) {
    long items = feedsItems() ? train.rows() : network.items();
    long scores = FLOAT * Scorer.BATCH_SIZE * items;
    return List.of(
        heap(FOLDING_IN, 2, foldingIn()),
        heap(RATINGS_OF_ITEMS, 2, ratingsOfItems()),
        heap("sums of the first layer over the users of each item", 1, sumsOfItems()),
        heap("items of each user of training", 1, itemsByUser()),
        heap("items of users with more ratings than were trained on", tasks, itemsOfUsers()),
        offHeap("codes of all items", tasks, codes()),
        // They are worked out in arrays of a few items each, which are freed one after the other.
        // The C library gives only large arrays back, and takes new memory for the next small one:
        // 160 of 512 KB took 79 MB.
        offHeap("codes of some items at a time, which the C library keeps", 1, codes()),
        heap("scores of an evaluation", tasks, scores),
        // Of a network of users the product, and once more in the order in which it is read.
        offHeap(
            "scores of an evaluation",
            tasks,
            feedsItems() ? DotProducts.bytes(Scorer.BATCH_SIZE, items) : 2 * scores));
  }

  /** What the last hidden layer puts out for every item, where items are fed in. */
  private long codes() {
    return feedsItems() ? FLOAT * train.rows() * lastHidden() : 0;
  }

  /** The codes, and what the last layer weighs them by for every user. */
  private long foldingIn() {
    return feedsItems()
        ? codes()
            + 2 * FLOAT * train.rows()
            + (FLOAT * (lastHidden() + 1) + Long.BYTES) * network.items()
        : 0;
  }

  /** From which codes without somebody's ratings are worked out. */
  private long ratingsOfItems() {
    return worksOutCodes() ? RATING_OF_ITEM * train.ratings() : 0;
  }

  /** Of both inputs' weights, and of the first ones times ratings. */
  private long sumsOfItems() {
    return worksOutCodes() ? 3 * FLOAT * train.rows() * network.network().hidden().get(0) : 0;
  }

  private long itemsByUser() {
    return worksOutCodes() ? Integer.BYTES * (train.ratings() + network.items() + 1) : 0;
  }

  /** Each of the users who are scored together has other codes for some of all items. */
  private long itemsOfUsers() {
    return knowsMore() ? ITEM_OF_USER * Scorer.BATCH_SIZE * train.rows() : 0;
  }

  /** Whether codes without somebody's train ratings are worked out. */
  private boolean worksOutCodes() {
    return feedsItems() && (network.network().averagesOutputs() || knowsMore());
  }

  /** Whether users of training are scored with their validation ratings, which it did not have. */
  private boolean knowsMore() {
    return feedsItems() && train.validated() && !network.training().refit();
  }

  private boolean feedsItems() {
    return network.network().vectors() == VectorsOf.ITEM;
  }

  private List<Part> collected(int results) {
    return List.of(
        heap(FOLDING_IN, 2, foldingIn()),
        heap(RATINGS_OF_ITEMS, 2, ratingsOfItems()),
        heap("parameters and state to send, serialised", 1, sent()),
        heap("results of workers, serialised", results, sent()),
        heap("results of workers, being averaged", results, sent()));
  }

  private List<Part> received(int tasks) {
    return List.of(
        MemoryDemand.SPARK,
        heap("parameters and state as they were sent", 1, sent()),
        heap("result of a worker, serialised", tasks, sent()),
        offHeap("parameters of an evaluation", 1, parameters()));
  }

  @Override
  public List<Part> held() {
    return held(network);
  }

  /** What the driver goes on holding of a network that was trained. */
  public static List<Part> held(Autoencoder trained) {
    long floats = trained.parameters() * (1 + trained.training().optimizer().state());
    String what = "parameters and optimiser state of the network that predicts ratings";
    return List.of(offHeap(what, 1, FLOAT * floats));
  }

  @Override
  public String smaller(Machines machines) {
    List<String> smaller = new ArrayList<>();
    new MemoryCheck(this, machines)
        .fitting()
        .ifPresent(
            count ->
                smaller.add(
                    "set %s to %d, which fits".formatted(context.key("training.workers"), count)));
    smaller.add(
        "make %s smaller (was %s)"
            .formatted(context.key("network.hidden"), network.network().hidden()));
    Optimizer optimizer = network.training().optimizer();
    if (optimizer.state() > 0) {
      smaller.add(
          "choose a %s with less state, such as sgd (was %s)"
              .formatted(context.key("training.optimizer"), Names.kebab(optimizer)));
    }
    return String.join(", or ", smaller);
  }

  private long parameters() {
    return FLOAT * network.parameters();
  }

  private long state() {
    return parameters() * network.training().optimizer().state();
  }

  private long sent() {
    return parameters() + state();
  }

  private long activations(long batch) {
    long hidden = network.network().hidden().stream().mapToLong(Integer::longValue).sum();
    return packed(batch) + ACTIVATIONS * FLOAT * batch * hidden + softmax(batch);
  }

  /** Weights and logits of the items that a likelihood runs over. */
  private long softmax(long batch) {
    return FLOAT * network.softmaxItems() * (lastHidden() + batch);
  }

  /** The mini-batch by user and by item, the inputs and errors of the sparse layers. */
  private long sparseLayers(long batch) {
    long widths = network.network().hidden().get(0) + lastHidden();
    // Both uses of tied rows are also sorted by item together.
    int copies = network.network().tied() ? 4 : 2;
    return copies * packed(batch) + 2 * FLOAT * batch * widths + 2 * FLOAT * network.items();
  }

  private long lastHidden() {
    List<Integer> hidden = network.network().hidden();
    return hidden.get(hidden.size() - 1);
  }

  private long packed(long batch) {
    // A mini-batch that is fed in again has all items.
    long each = network.training().refeed() ? network.items() : train.ratingsPerRow();
    return RATING * batch * each;
  }
}
