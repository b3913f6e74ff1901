package recommender.autoencoder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.Settings;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.ItemCodes;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.Rankings;
import recommender.evaluation.Scores;
import recommender.evaluation.TestUsers;
import recommender.learner.ListEvaluation;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.TrainSize;
import recommender.model.ItemCode;
import recommender.network.SparseNetwork;
import recommender.vectors.RatingMatrix;

/**
 * The objective to predict ratings from the vectors of items, each over the users of train
 * (I-AutoRec, Sedhain et al. 2015): nobody can be folded in, so only users of train are scored.
 *
 * @param factorisation the baseline beside it
 */
record ItemRatingObjective(Settings settings, MatrixFactorisationBaseline factorisation)
    implements RatingObjective {

  /** With what the settings ask for as baselines. */
  ItemRatingObjective(Settings settings) {
    this(settings, MatrixFactorisationBaseline.of(settings));
  }

  @Override
  public RatingMatrix.Layout layout() {
    return RatingMatrix.Layout.BY_ITEM;
  }

  @Override
  public TrainSize size(TrainSize train) {
    return train.transposed();
  }

  @Override
  public Optional<Validation> validation(TrainData data) {
    return Validation.ofRatings(data.byItem(), evaluator(data), EvaluationUsers::heldOutColumns);
  }

  @Override
  public NetworkObjective chosenOn(TrainData data) {
    return new ItemRatingObjective(settings, factorisation.chosenOn(data, data.byItem()));
  }

  @Override
  public TestEvaluation evaluate(SparseNetwork network, TrainData data) {
    Evaluator evaluator = factorisation.beside(evaluator(data), data, data.byItem());
    TestUsers test = data.test();
    return data.stages()
        .run(
            "Evaluate",
            () -> {
              Scores scores = scores(evaluator, network, data);
              return new TestEvaluation(
                  test.counts(), scores, scores.ofNobody(), lists(network, data, test));
            });
  }

  private static Scores scores(Evaluator evaluator, SparseNetwork network, TrainData data) {
    RatingMatrix items = data.byItem().matrix();
    Dataset<Row> heldOut = items.placed(data.split().test());
    try (EvaluationUsers rows = EvaluationUsers.of(items.rows(), heldOut, items.columns())) {
      return evaluator.score(rows, network);
    }
  }

  private Rankings lists(SparseNetwork network, TrainData data, TestUsers test) {
    RankingEvaluator evaluator = new ListEvaluation(settings, data).evaluator();
    List<ItemCode> codes =
        ItemCodes.of(
            data.byItem().matrix().rows(),
            data.byUser().matrix().columns(),
            network,
            transform(data));
    EvaluationUsers users = test.withColumns(data.byItem().matrix().columns());
    return evaluator.rank(users, data.popularity(), network, codes);
  }

  @Override
  public Evaluator evaluator(TrainData data) {
    return Evaluator.ofItems(data.spark(), transform(data), data.byItem().scale());
  }

  @Override
  public Map<String, Dataset<Row>> tables(TrainData data) {
    return ItemVectorTables.of(data.byItem().matrix(), data.byItem().offsets());
  }
}
