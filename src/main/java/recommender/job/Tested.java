package recommender.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.config.VectorsOf;
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
 * @param foldIn of the others, of whom the first half was fed in; empty with item vectors
 */
record Tested(HeldOutCounts counts, Scores scores, Scores foldIn) {

  /** Scores what was held out. */
  static Tested of(RatingSplit split, Fitted fitted) {
    return fitted.vectors().of() == VectorsOf.ITEM
        ? ofItemVectors(split, fitted)
        : ofUserVectors(split, fitted);
  }

  /** Feeds in the train ratings of an item; users whom train does not have cannot be folded in. */
  private static Tested ofItemVectors(RatingSplit split, Fitted fitted) {
    TrainVectors vectors = fitted.vectors();
    try (Cases cases = vectors.cases(split.test())) {
      HeldOutCounts counts =
          HeldOutCounts.ofItemVectors(
              vectors.placed(split.test()), vectors.users(), vectors.items());
      Scores scores = fitted.evaluator().score(cases, fitted.trained().network());
      return new Tested(counts, scores, new Scores(List.of(), scores.baselines()));
    }
  }

  /** Feeds in all that is known of a user. */
  private static Tested ofUserVectors(RatingSplit split, Fitted fitted) {
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
