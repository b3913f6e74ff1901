package recommender.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
 * Trained model of item vectors, which predicts ratings for the users of train only: its inputs are
 * the train ratings of an item, so these are held in memory, eight bytes each, and ratings of an
 * unseen user cannot be folded in.
 *
 * <p>Requirements, thread safety and ids are those of {@link Recommender}; ids of users are as
 * those of items.
 */
public final class ItemVectorRecommender {
  private static final Logger LOG = LoggerFactory.getLogger(ItemVectorRecommender.class);

  private final Items users;
  private final Items items;
  private final List<UserVector> vectors;
  private final Predictor predictor;

  private ItemVectorRecommender(
      Items users, Items items, List<UserVector> vectors, Predictor predictor) {
    this.users = users;
    this.items = items;
    this.vectors = vectors;
    this.predictor = predictor;
  }

  /**
   * Loads the model of a published run.
   *
   * @param runFolder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, cannot be read, needs another version, or has
   *     user vectors, which {@link Recommender} is for
   */
  public static ItemVectorRecommender load(Path runFolder, Configuration hadoop) {
    RunFolder run = new RunFolder(runFolder, hadoop);
    run.demandWhole();
    ModelFacts facts = run.facts();
    if (facts.vectorsOf() == VectorsOf.USER) {
      throw new ModelException(
          "%s: holds user vectors; load it with Recommender".formatted(runFolder));
    }
    ItemsFile users = run.users();
    ItemsFile items = run.itemsWithVectors(users.offsets().length);
    InputTransform transform = facts.transform(users.offsets());
    Predictor predictor =
        new Predictor(
            run.network(ModelFiles.NETWORK, transform, "users of " + ModelFiles.USERS),
            transform,
            facts.scale());
    LOG.info(
        "Loaded a model of {} users and {} items from {}.",
        users.offsets().length,
        items.vectors().size(),
        runFolder);
    return new ItemVectorRecommender(users.items(), items.items(), items.vectors(), predictor);
  }

  /** The ids of all users, those with most train ratings first. */
  public List<Object> users() {
    return users.ids();
  }

  /** The ids of all items, those with most train ratings first. */
  public List<Object> items() {
    return items.ids();
  }

  /**
   * Predicts the rating of an item by a user.
   *
   * @return a rating on the scale; empty for an unknown user or item
   */
  public OptionalDouble predict(Object user, Object item) {
    OptionalInt from = users.column(user);
    OptionalInt of = items.column(item);
    return from.isEmpty() || of.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(predict(from.getAsInt(), List.of(of.getAsInt())).get(0).rating());
  }

  /**
   * The items, not rated by the user in train, with the highest predicted ratings, ties in the
   * order of {@link #items()}. The warning at {@link Recommender#topN} holds here, too; the cost is
   * that of all train ratings.
   *
   * @param n at least 1
   * @return fewer than {@code n} when fewer are unrated; none for an unknown user
   */
  public List<PredictedRating> topN(Object user, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n: expected at least 1, was " + n);
    }
    OptionalInt column = users.column(user);
    if (column.isEmpty()) {
      return List.of();
    }
    List<PredictedRating> ratings = predict(column.getAsInt(), unrated(column.getAsInt()));
    // The sort is stable, and the list in the order of columns.
    ratings.sort(Comparator.comparingDouble(PredictedRating::rating).reversed());
    return List.copyOf(ratings.subList(0, Math.min(n, ratings.size())));
  }

  private List<Integer> unrated(int user) {
    List<Integer> unrated = new ArrayList<>();
    for (int item = 0; item < vectors.size(); item++) {
      if (Arrays.binarySearch(vectors.get(item).columns(), user) < 0) {
        unrated.add(item);
      }
    }
    return unrated;
  }

  /** Predicted ratings of some items by a user, in their order. */
  private synchronized List<PredictedRating> predict(int user, List<Integer> wanted) {
    List<PredictedRating> ratings = new ArrayList<>(wanted.size());
    for (int from = 0; from < wanted.size(); from += Predictor.BATCH_SIZE) {
      List<Integer> batch =
          wanted.subList(from, Math.min(wanted.size(), from + Predictor.BATCH_SIZE));
      double[][] predictions =
          predictor.predict(
              batch.stream().map(vectors::get).toList(),
              batch.stream().map(item -> new int[] {user}).toList());
      for (int i = 0; i < predictions.length; i++) {
        ratings.add(new PredictedRating(items.ids().get(batch.get(i)), predictions[i][0]));
      }
    }
    return ratings;
  }
}
