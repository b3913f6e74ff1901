package recommender.job;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.evaluation.Cases;
import recommender.evaluation.Evaluator;
import recommender.evaluation.HeldOutCounts;
import recommender.evaluation.Scores;
import recommender.network.SparseNetwork;
import recommender.split.RatingSplit;
import recommender.vectors.UserVectors;

/** Test, counted and scored. */
record Tested(HeldOutCounts counts, Scores scores) {

  /** Feeds in all that is known of a user, and scores what was held out. */
  static Tested of(
      RatingSplit split, TrainVectors vectors, Evaluator evaluator, SparseNetwork network) {
    Dataset<Row> fed =
        UserVectors.of(split.known(), vectors.items()).persist(StorageLevel.MEMORY_AND_DISK());
    try (Cases cases = Cases.of(fed, split.test(), vectors.items())) {
      HeldOutCounts counts = HeldOutCounts.of(split.test(), fed, vectors.items());
      return new Tested(counts, evaluator.score(cases, network));
    } finally {
      fed.unpersist();
    }
  }
}
