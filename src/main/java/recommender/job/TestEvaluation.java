package recommender.job;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import recommender.config.VectorsOf;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.HeldOutCounts;
import recommender.evaluation.ItemCodes;
import recommender.evaluation.ItemPopularity;
import recommender.evaluation.Rankings;
import recommender.evaluation.Scores;
import recommender.evaluation.UnseenUsers;
import recommender.model.ItemCode;
import recommender.network.SparseNetwork;
import recommender.split.RatingSplit;
import recommender.vectors.ItemIndex;
import recommender.vectors.UserVectors;

/**
 * Test, counted and scored.
 *
 * @param scores of users of whom something is known; empty for a network that ranks
 * @param foldIn of the others, of whom the first half was fed in; empty with item vectors, too
 * @param lists for all users; with item vectors for those whom train has
 */
record TestEvaluation(HeldOutCounts counts, Scores scores, Scores foldIn, Rankings lists) {
  private static final Scores NONE = new Scores(List.of(), List.of());

  /** Scores what was held out. */
  static TestEvaluation of(RatingSplit split, Fitted fitted) {
    return fitted.vectors().of() == VectorsOf.ITEM
        ? ofItemVectors(split, fitted)
        : ofUserVectors(split, fitted);
  }

  /** Feeds in the train ratings of an item; users whom train does not have cannot be folded in. */
  private static TestEvaluation ofItemVectors(RatingSplit split, Fitted fitted) {
    TrainVectors vectors = fitted.vectors();
    try (EvaluationUsers evaluationUsers = vectors.evaluationUsers(split.test())) {
      HeldOutCounts counts =
          HeldOutCounts.ofItemVectors(
              vectors.placed(split.test()), vectors.users(), vectors.items());
      Scores scores = fitted.judges().ratings().score(evaluationUsers, fitted.network());
      Scores none = new Scores(List.of(), scores.baselines());
      return new TestEvaluation(counts, scores, none, listsOfItemVectors(split, fitted));
    }
  }

  /** Lists for users whom train has, of its items. */
  private static Rankings listsOfItemVectors(RatingSplit split, Fitted fitted) {
    ItemIndex items = ItemIndex.of(split.train());
    ItemIndex users = fitted.vectors().items();
    Dataset<Row> fed = UserVectors.of(split.known(), items);
    try (EvaluationUsers evaluationUsers =
        EvaluationUsers.ofColumns(fed, split.test(), items, users)) {
      List<ItemCode> codes =
          ItemCodes.of(fitted.vectors().users(), items, fitted.network(), fitted.transform());
      ItemPopularity catalogue = ItemPopularity.of(split.withoutValidation().train(), items);
      return fitted.judges().lists().rank(evaluationUsers, catalogue, fitted.network(), codes);
    }
  }

  /** Feeds in all that is known of a user. */
  private static TestEvaluation ofUserVectors(RatingSplit split, Fitted fitted) {
    ItemIndex items = fitted.vectors().items();
    Dataset<Row> fed = UserVectors.of(split.known(), items).persist(StorageLevel.MEMORY_AND_DISK());
    try (EvaluationUsers lists = EvaluationUsers.withUnseenUsers(fed, split.test(), items)) {
      HeldOutCounts counts = HeldOutCounts.of(split.test(), fed, items);
      ItemPopularity catalogue = catalogue(split, fitted.vectors());
      Rankings ranked =
          fitted.learned().lists(fitted.judges().lists(), lists, catalogue, fitted.transform());
      return fitted.transform().targets().ranks()
          ? new TestEvaluation(counts, NONE, NONE, ranked)
          : ofRatings(split, fitted, fed, counts, ranked);
    } finally {
      fed.unpersist();
    }
  }

  /** All train ratings, which the index has counted unless validation is no part of it. */
  private static ItemPopularity catalogue(RatingSplit split, TrainVectors vectors) {
    ItemPopularity indexed = vectors.catalogue();
    return indexed.allRatings() == split.trainRatings() + split.validationRatings()
        ? indexed
        : ItemPopularity.of(split.withoutValidation().train(), vectors.items());
  }

  private static TestEvaluation ofRatings(
      RatingSplit split, Fitted fitted, Dataset<Row> fed, HeldOutCounts counts, Rankings lists) {
    ItemIndex items = fitted.vectors().items();
    SparseNetwork network = fitted.network();
    Evaluator evaluator = fitted.judges().ratings();
    try (EvaluationUsers evaluationUsers = EvaluationUsers.of(fed, split.test(), items);
        EvaluationUsers unseen = UnseenUsers.evaluationUsers(split.test(), fed, items)) {
      return new TestEvaluation(
          counts,
          evaluator.score(evaluationUsers, network),
          evaluator.score(unseen, network),
          lists);
    }
  }
}
