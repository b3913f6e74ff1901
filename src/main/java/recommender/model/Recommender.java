package recommender.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.vectors.UserVector;

/**
 * Trained recommender, of whatever kind its models are, that answers for any user whose ratings, or
 * clicks, are given, an unseen one as well.
 *
 * <pre>{@code
 * Path run = new Path("target/recommender/runs/20261127-031500-000-1a2b3c");
 * try (Recommender recommender = Recommender.load(run, new Configuration())) {
 *   Map<Long, Double> ratings = Map.of(1L, 5.0, 50L, 4.0, 260L, 4.5);
 *   for (ScoredItem item : recommender.topN(ratings, 10, Set.of(2571L))) {
 *     System.out.println(item.item() + " " + item.score() + " " + item.source().text());
 *   }
 *   System.out.println(recommender.predict(ratings, List.of(2571L, 318L)));
 *   System.out.println(recommender.similar(1L, 5));
 * }
 * }</pre>
 *
 * <p>Lists come from the model that ranks, in a run that has one. Where there is none they come
 * from predicted ratings, and are no good: networks trained on the error of ratings rank worse than
 * mere popularity, since what a user picks out to rate at all goes unheard. Train with {@code
 * network.objective = ranking} or {@code both} to recommend. Predictions come from the model of
 * ratings, in a run that has one. Every answer says what it comes from.
 *
 * <p>Ids of users and items are as in the train ratings: String, or Long and Integer, which are
 * taken for each other. An unknown id is no error: items that train did not have are ignored among
 * the ratings of a user; whoever has rated none of the others gets the most popular items.
 *
 * <p>The id of a user makes a difference to a model of item vectors only, which knows a user of
 * training by it: with the ratings trained on, such a user has the answers of the network; with
 * others, what training had of the user is not counted twice.
 *
 * <p>Needs no Spark, only Hadoop's file systems, Parquet, Jackson, Commons Math and DL4J. Safe for
 * use by several threads, which do not take turns; the answer to one is worked out on one core.
 */
public final class Recommender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recommender.class);

  private final LoadedRun run;

  private Recommender(LoadedRun run) {
    this.run = run;
  }

  /**
   * Loads the models of a published run.
   *
   * @param runFolder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, cannot be read or needs another version
   */
  public static Recommender load(Path runFolder, Configuration hadoop) {
    LoadedRun run = LoadedRun.load(runFolder, hadoop);
    LOG.info("Loaded a model of {} items from {}.", run.items().size(), runFolder);
    return new Recommender(run);
  }

  /** The ids of all items, those with most train ratings first. */
  public List<Object> items() {
    return run.items().ids();
  }

  /**
   * Scores items for a user of whom nothing is known but ratings.
   *
   * @param ratings by item, finite, may be empty; any number for a click
   * @param items any
   * @return one for each of {@code items}, in their order: ratings on the scale, where the run has
   *     a model of ratings; that of an unknown item is the mean with the offset of the user
   */
  public List<ScoredItem> predict(Map<?, Double> ratings, Collection<?> items) {
    return predict(unseen(ratings), items);
  }

  /**
   * The same for a user with an id.
   *
   * @param user id, of a user of training or not
   * @param ratings all that are known, not only those since training
   */
  public List<ScoredItem> predict(Object user, Map<?, Double> ratings, Collection<?> items) {
    return predict(run.user(user, vector(ratings)), items);
  }

  private List<ScoredItem> predict(FedUser user, Collection<?> items) {
    int[] columns =
        items.stream().map(run.items()::column).flatMapToInt(OptionalInt::stream).toArray();
    ItemList known = run.predictions(List.of(user), List.of(columns)).get(0);
    List<ScoredItem> scored = new ArrayList<>(items.size());
    int next = 0;
    for (Object item : items) {
      if (run.items().column(item).isEmpty()) {
        scored.add(run.unknown(item, user.ratings()));
      } else {
        scored.add(new ScoredItem(item, known.scores()[next++], known.source()));
      }
    }
    return List.copyOf(scored);
  }

  /**
   * The items that suit a user best, of those neither rated nor excluded, ties in the order of
   * {@link #items()}.
   *
   * @param ratings by item, finite, may be empty; any number for a click
   * @param n at least 1
   * @param exclude more items not to be listed, any
   * @return best first; fewer than {@code n} only where fewer are left
   */
  public List<ScoredItem> topN(Map<?, Double> ratings, int n, Collection<?> exclude) {
    return topN(unseen(ratings), n, exclude);
  }

  /**
   * The same for a user with an id.
   *
   * @param user id, of a user of training or not
   * @param ratings all that are known, not only those since training
   */
  public List<ScoredItem> topN(Object user, Map<?, Double> ratings, int n, Collection<?> exclude) {
    return topN(run.user(user, vector(ratings)), n, exclude);
  }

  private List<ScoredItem> topN(FedUser user, int n, Collection<?> exclude) {
    demandLength(n);
    int[] excluded = union(user.ratings().columns(), run.items().columns(exclude));
    ItemList list = run.list(user, excluded, n);
    List<ScoredItem> scored = new ArrayList<>(list.columns().length);
    for (int i = 0; i < list.columns().length; i++) {
      scored.add(new ScoredItem(id(list.columns()[i]), list.scores()[i], list.source()));
    }
    return List.copyOf(scored);
  }

  /**
   * The items most like one, ties in the order of {@link #items()}.
   *
   * @param n at least 1
   * @return most alike first, without the item itself; none of an unknown item
   */
  public List<SimilarItem> similar(Object item, int n) {
    demandLength(n);
    OptionalInt column = run.items().column(item);
    if (column.isEmpty()) {
      return List.of();
    }
    ItemList list = run.similar(new int[] {column.getAsInt()}, n).get(0);
    List<SimilarItem> similar = new ArrayList<>(list.columns().length);
    for (int i = 0; i < list.columns().length; i++) {
      similar.add(new SimilarItem(id(list.columns()[i]), list.scores()[i]));
    }
    return List.copyOf(similar);
  }

  /** Frees what lies off the heap; the recommender is not to be asked any more. */
  @Override
  public void close() {
    run.close();
  }

  private Object id(int column) {
    return run.items().ids().get(column);
  }

  private FedUser unseen(Map<?, Double> ratings) {
    return FedUser.of(vector(ratings));
  }

  private UserVector vector(Map<?, Double> ratings) {
    return run.items().vector(ratings);
  }

  private static int[] union(int[] some, int[] others) {
    return Arrays.stream(new int[][] {some, others})
        .flatMapToInt(Arrays::stream)
        .sorted()
        .distinct()
        .toArray();
  }

  private static void demandLength(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n: expected at least 1, was " + n);
    }
  }
}
