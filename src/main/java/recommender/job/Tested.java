package recommender.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.evaluation.Cases;
import recommender.evaluation.Evaluator;
import recommender.evaluation.HeldOutCounts;
import recommender.evaluation.Scores;
import recommender.evaluation.UnseenUsers;
import recommender.network.SparseNetwork;
import recommender.split.RatingSplit;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

/**
 * Test, counted and scored.
 *
 * @param scores of users of whom something is known
 * @param foldIn of the others, of whom the first half was fed in
 */
record Tested(HeldOutCounts counts, Scores scores, Scores foldIn) {

  /** Feeds in all that is known of a user, and scores what was held out. */
  static Tested of(RatingSplit split, Fitted fitted) {
    ItemIndex items = fitted.vectors().items();
    SparseNetwork network = fitted.trained().network();
    Dataset<Row> fed = UserVectors.of(split.known(), items).persist(StorageLevel.MEMORY_AND_DISK());
    try (Cases cases = Cases.of(fed, split.test(), items);
        Cases unseen = UnseenUsers.cases(split.test(), fed, items)) {
      HeldOutCounts counts = HeldOutCounts.of(split.test(), fed, items);
      Evaluator evaluator = fitted.evaluator();
      return new Tested(counts, evaluator.score(cases, network), evaluator.score(unseen, network));
    } finally {
      fed.unpersist();
    }
  }
}
