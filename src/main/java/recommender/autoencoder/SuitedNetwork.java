package recommender.autoencoder;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import recommender.config.VectorsOf;
import recommender.memory.Machines;
import recommender.memory.MemoryCheck;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.TrainSize;

/**
 * A network on the vectors and columns that suit the ratings and fit into memory, where the
 * settings leave them open.
 *
 * @param learner of the network
 * @param columns users who fit as columns of vectors of items; 0 where there is no room for them
 * @param users of train
 */
record SuitedNetwork(NetworkLearner learner, int columns, long users) {
  /** Fewer users than this are no reason to leave others out: they are too few to learn from. */
  private static final int LEAST_COLUMNS = 1_000;

  /**
   * With fewer users than one in so many as columns, vectors of users are taken. Test RMSE of
   * vectors of items on a tenth, 15 %, a fifth, a quarter, half and all of the users, and of
   * vectors of users: ml-latest-small (random-90-10) .8288, .8150, .8115, .8062, .7948, .790 and
   * .8274; the benchmark's million ratings .8630, .8547, .8484, .8460, .8402, .8397 and .8367. No
   * share is right on both: from a fifth on, what is won on the one is more than what is lost on
   * the other.
   */
  private static final int ONE_IN = 5;

  /**
   * Chooses the vectors, and fewer columns where more do not fit.
   *
   * @param train users × items
   */
  static SuitedNetwork of(
      NetworkLearner learner, TrainSize train, List<Part> held, Machines machines) {
    return new Choice(train, held, machines).of(learner);
  }

  /** What was taken and why, in words. */
  String reason() {
    return String.format(
        Locale.ROOT,
        "Took vectors of %ss (network.vectors = auto): %,d of %,d users fit as columns, %s",
        learner.layout().row(),
        columns,
        users,
        share());
  }

  private String share() {
    if (!isFew()) {
      return "at least one in " + ONE_IN;
    }
    return "fewer than one in "
        + ONE_IN
        + (readsItems() ? ", but vectors of users do not fit" : "");
  }

  private boolean isFew() {
    return (long) ONE_IN * columns < users;
  }

  private boolean readsItems() {
    return learner.settings().network().vectors() == VectorsOf.ITEM;
  }

  /** The size and the room that are chosen by. */
  private record Choice(TrainSize train, List<Part> held, Machines machines) {

    SuitedNetwork of(NetworkLearner learner) {
      SuitedNetwork asked = onColumnsThatFit(learner);
      Optional<NetworkLearner> users =
          asked.isFew() ? on(VectorsOf.USER, learner).filter(this::fits) : Optional.empty();
      return new SuitedNetwork(
          users.or(() -> on(VectorsOf.ITEM, asked.learner)).orElse(asked.learner),
          asked.columns,
          asked.users);
    }

    private SuitedNetwork onColumnsThatFit(NetworkLearner learner) {
      int all = learner.objective().size(train).columns();
      // Columns that are set and do not fit are refused.
      if (fits(learner) || learner.objective().withColumns(all).isEmpty()) {
        return new SuitedNetwork(learner, all, train.rows());
      }
      return IntStream.iterate(all * 3 / 4, count -> count >= LEAST_COLUMNS, count -> count * 3 / 4)
          .mapToObj(count -> onColumns(count, learner))
          .filter(fewer -> fits(fewer.learner))
          .findFirst()
          .orElseGet(() -> new SuitedNetwork(learner, 0, train.rows()));
    }

    private SuitedNetwork onColumns(int count, NetworkLearner learner) {
      NetworkObjective fewer = learner.objective().withColumns(count).orElseThrow();
      return new SuitedNetwork(learner.with(fewer), count, train.rows());
    }

    private static Optional<NetworkLearner> on(VectorsOf vectors, NetworkLearner learner) {
      return learner.objective().from(vectors).map(learner::with);
    }

    private boolean fits(NetworkLearner learner) {
      return new MemoryCheck(learner.memoryOf(train, held), machines).fits();
    }
  }
}
