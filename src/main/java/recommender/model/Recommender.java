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
import recommender.config.VectorsOf;
import recommender.vectors.InputTransform;
import recommender.vectors.UserVector;

/**
 * Trained model that predicts ratings for any user whose ratings are given; no user is stored, so
 * an unseen one is handled as everyone else.
 *
 * <p>Needs no Spark, only Hadoop's file systems, Parquet, Jackson and DL4J. Safe for use by several
 * threads, which take turns; load one for each where that is too slow.
 *
 * <p>Ids of items are as in the train ratings: String, or Long and Integer, which are taken for
 * each other. Items that train did not have are unknown.
 */
public final class Recommender {
  private static final Logger LOG = LoggerFactory.getLogger(Recommender.class);

  private final Items items;
  private final Predictor predictor;

  private Recommender(Items items, Predictor predictor) {
    this.items = items;
    this.predictor = predictor;
  }

  /**
   * Loads the model of a published run.
   *
   * @param runFolder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, cannot be read, needs another version, or has
   *     item vectors, which cannot fold in ratings of users: {@link ItemVectorRecommender}
   */
  public static Recommender load(Path runFolder, Configuration hadoop) {
    RunFolder run = new RunFolder(runFolder, hadoop);
    run.demandWhole();
    ModelFacts facts = run.facts();
    if (facts.vectorsOf() == VectorsOf.ITEM) {
      throw new ModelException(
          "%s: holds item vectors, which know the users of train by their ids only, so no ratings can be folded in; load it with ItemVectorRecommender"
              .formatted(runFolder));
    }
    ItemsFile table = run.items();
    Items items = table.items();
    InputTransform transform = facts.transform(table.offsets());
    Predictor predictor =
        new Predictor(
            run.network(ModelFiles.NETWORK, transform, "items of " + ModelFiles.ITEMS),
            transform,
            facts.scale());
    LOG.info("Loaded a model of {} items from {}.", items.ids().size(), runFolder);
    return new Recommender(items, predictor);
  }

  /** The ids of all items, those with most train ratings first. */
  public List<Object> items() {
    return items.ids();
  }

  /**
   * Predicts the rating of an item by a user.
   *
   * @param ratingsOfUser rating by item, finite, may be empty; unknown items are ignored
   * @return a rating on the scale; empty for an unknown item
   */
  public OptionalDouble predict(Map<?, Double> ratingsOfUser, Object item) {
    OptionalInt column = items.column(item);
    return column.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(predict(items.vector(ratingsOfUser), new int[] {column.getAsInt()})[0]);
  }

  /**
   * The items, not rated by the user, with the highest predicted ratings, ties in the order of
   * {@link #items()}.
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
    if (n < 1) {
      throw new IllegalArgumentException("n: expected at least 1, was " + n);
    }
    UserVector user = items.vector(ratingsOfUser);
    int[] unrated = items.unrated(user);
    double[] predictions = predict(user, unrated);
    List<PredictedRating> ratings = new ArrayList<>(unrated.length);
    for (int i = 0; i < unrated.length; i++) {
      ratings.add(new PredictedRating(items.ids().get(unrated[i]), predictions[i]));
    }
    // The sort is stable, and the list in the order of columns.
    ratings.sort(Comparator.comparingDouble(PredictedRating::rating).reversed());
    return List.copyOf(ratings.subList(0, Math.min(n, ratings.size())));
  }

  private synchronized double[] predict(UserVector user, int[] columns) {
    return predictor.predict(List.of(user), List.of(columns))[0];
  }
}
