package recommender.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.evaluation.Cases;
import recommender.evaluation.HeldOutCounts;
import recommender.evaluation.Scores;
import recommender.split.RatingSplit;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

/** Test, counted and scored. */
record Tested(HeldOutCounts counts, Scores scores) {

  /** Feeds in all that is known of a user, and scores what was held out. */
  static Tested of(RatingSplit split, Fitted fitted) {
    ItemIndex items = fitted.vectors().items();
    Dataset<Row> fed = UserVectors.of(split.known(), items).persist(StorageLevel.MEMORY_AND_DISK());
    try (Cases cases = Cases.of(fed, split.test(), items)) {
      HeldOutCounts counts = HeldOutCounts.of(split.test(), fed, items);
      return new Tested(counts, fitted.evaluator().score(cases, fitted.trained().network()));
    } finally {
      fed.unpersist();
    }
  }
}
