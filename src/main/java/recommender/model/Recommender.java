package recommender.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;

/**
 * Trained model that predicts ratings for any user whose ratings are given, an unseen one as well.
 *
 * <p>A model of user vectors feeds in what it is given, whoever the user is. A model of item
 * vectors {@linkplain ItemVectorModel folds users in}, and does it better for a user of training
 * whose id is given; it holds the train ratings in memory, eight bytes each.
 *
 * <p>Needs no Spark, only Hadoop's file systems, Parquet, Jackson, Commons Math and DL4J. Safe for
 * use by several threads, which take turns; load one for each where that is too slow.
 *
 * <p>Ids of users and items are as in the train ratings: String, or Long and Integer, which are
 * taken for each other. Items that train did not have are unknown.
 */
public final class Recommender {
  private static final Logger LOG = LoggerFactory.getLogger(Recommender.class);

  private final Items users;
  private final Items items;
  private final Predictor predictor;

  private Recommender(Items users, Items items, Predictor predictor) {
    this.users = users;
    this.items = items;
    this.predictor = predictor;
  }

  /**
   * Loads the model of a published run.
   *
   * @param runFolder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, cannot be read or needs another version
   */
  public static Recommender load(Path runFolder, Configuration hadoop) {
    RunFolder run = new RunFolder(runFolder, hadoop);
    run.demandWhole();
    ModelFacts facts = run.facts();
    Recommender recommender =
        switch (facts.vectorsOf()) {
          case USER -> ofUserVectors(run, facts);
          case ITEM -> ofItemVectors(run, facts);
        };
    LOG.info("Loaded a model of {} items from {}.", recommender.items().size(), runFolder);
    return recommender;
  }

  private static Recommender ofUserVectors(RunFolder run, ModelFacts facts) {
    ItemsFile items = run.items();
    InputTransform transform = facts.transform(items.offsets());
    SparseNetwork network =
        run.network(ModelFiles.NETWORK, transform, "items of " + ModelFiles.ITEMS);
    return new Recommender(
        new Items(List.of()),
        items.items(),
        new NetworkPredictor(network, transform, facts.scale()));
  }

  private static Recommender ofItemVectors(RunFolder run, ModelFacts facts) {
    ItemsFile users = run.users();
    ItemsFile items = run.itemsWithVectors(users.offsets().length);
    InputTransform transform = facts.transform(users.offsets());
    SparseNetwork network =
        run.network(ModelFiles.NETWORK, transform, "users of " + ModelFiles.USERS);
    ItemVectors vectors = new ItemVectors(items.vectors(), network, transform, new LazyItemSums());
    return new Recommender(
        users.items(),
        items.items(),
        new FoldInPredictor(
            new ItemVectorModel(
                vectors.codes(), ColumnUsers.of(network, transform, users.fingerprints()), vectors),
            facts.scale()));
  }

  /** The ids of all items, those with most train ratings first. */
  public List<Object> items() {
    return items.ids();
  }

  /**
   * Predicts the rating of an item by a user of whom nothing is known but ratings.
   *
   * @param ratingsOfUser rating by item, finite, may be empty; unknown items are ignored
   * @return a rating on the scale; empty for an unknown item
   */
  public OptionalDouble predict(Map<?, Double> ratingsOfUser, Object item) {
    return predict(user(OptionalInt.empty(), ratingsOfUser), item);
  }

  /**
   * Predicts the rating of an item by a user.
   *
   * @param user id, of a user of training or not
   * @param ratingsOfUser as without an id; not only those since training
   * @return a rating on the scale; empty for an unknown item
   */
  public OptionalDouble predict(Object user, Map<?, Double> ratingsOfUser, Object item) {
    return predict(user(users.column(user), ratingsOfUser), item);
  }

  private OptionalDouble predict(FedUser user, Object item) {
    OptionalInt column = items.column(item);
    return column.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(predict(user, new int[] {column.getAsInt()})[0]);
  }

  /**
   * The items, not rated by a user of whom nothing is known but ratings, with the highest predicted
   * ratings, ties in the order of {@link #items()}.
   *
   * <p>This is no good list of recommendations: networks trained on the error of ratings rank worse
   * than mere popularity, since what a user picks out to rate at all goes unheard, and a rarely
   * rated item may be predicted high on little evidence. To recommend, train with {@code
   * network.objective = ranking} or {@code both} and ask a {@link Ranker}.
   *
   * @param ratingsOfUser rating by item, finite, may be empty; unknown items are ignored
   * @param n at least 1
   * @return fewer than {@code n} when fewer are unrated
   */
  public List<PredictedRating> topN(Map<?, Double> ratingsOfUser, int n) {
    return topN(user(OptionalInt.empty(), ratingsOfUser), n);
  }

  /**
   * The same for a user with an id.
   *
   * @param user id, of a user of training or not
   */
  public List<PredictedRating> topN(Object user, Map<?, Double> ratingsOfUser, int n) {
    return topN(user(users.column(user), ratingsOfUser), n);
  }

  private List<PredictedRating> topN(FedUser user, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n: expected at least 1, was " + n);
    }
    int[] unrated = items.unrated(user.ratings());
    double[] predictions = predict(user, unrated);
    List<PredictedRating> ratings = new ArrayList<>(unrated.length);
    for (int i = 0; i < unrated.length; i++) {
      ratings.add(new PredictedRating(items.ids().get(unrated[i]), predictions[i]));
    }
    // The sort is stable, and the list in the order of columns.
    ratings.sort(Comparator.comparingDouble(PredictedRating::rating).reversed());
    return List.copyOf(ratings.subList(0, Math.min(n, ratings.size())));
  }

  private FedUser user(OptionalInt column, Map<?, Double> ratings) {
    return new FedUser(items.vector(ratings), column.orElse(FedUser.UNKNOWN));
  }

  private synchronized double[] predict(FedUser user, int[] columns) {
    return predictor.predict(List.of(user), List.of(columns))[0];
  }
}
