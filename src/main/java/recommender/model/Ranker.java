package recommender.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.vectors.UserVector;

/**
 * Trained model that recommends lists of items to any user whose ratings, or clicks, are given; no
 * user is stored, so an unseen one is handled as everyone else.
 *
 * <p>Requirements, thread safety and ids are those of {@link Recommender}.
 */
public final class Ranker {
  private static final Logger LOG = LoggerFactory.getLogger(Ranker.class);

  private final Items items;
  private final Scorer scorer;

  private Ranker(Items items, Scorer scorer) {
    this.items = items;
    this.scorer = scorer;
  }

  /**
   * Loads the network of a published run that ranks.
   *
   * @param runFolder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, cannot be read, needs another version, or has
   *     no network that ranks
   */
  public static Ranker load(Path runFolder, Configuration hadoop) {
    RunFolder run = new RunFolder(runFolder, hadoop);
    run.demandWhole();
    RankingFacts facts = run.rankingFacts();
    Items items = run.items().items();
    Scorer scorer = run.scorer(facts, items.ids().size());
    LOG.info("Loaded a network that ranks {} items from {}.", items.ids().size(), runFolder);
    return new Ranker(items, scorer);
  }

  /** The ids of all items, those with most train ratings first. */
  public List<Object> items() {
    return items.ids();
  }

  /**
   * The items that suit a user best, of those not given, ties in the order of {@link #items()}.
   *
   * @param ratingsOfUser rating by item, finite, may be empty; any number for a click; unknown
   *     items are ignored
   * @param n at least 1
   * @return best first; fewer than {@code n} when fewer are left
   */
  public List<ScoredItem> topN(Map<?, Double> ratingsOfUser, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n: expected at least 1, was " + n);
    }
    UserVector user = items.vector(ratingsOfUser);
    float[] scores = scores(user);
    List<ScoredItem> list = new ArrayList<>();
    for (int column : TopItems.of(scores, user.columns(), n)) {
      list.add(new ScoredItem(items.ids().get(column), scores[column]));
    }
    return List.copyOf(list);
  }

  private synchronized float[] scores(UserVector user) {
    return scorer.scores(List.of(user))[0];
  }
}
