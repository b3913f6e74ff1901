package recommender.autoencoder;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.evaluation.EvaluationUsers;
import recommender.evaluation.Evaluator;
import recommender.evaluation.ItemCoding;
import recommender.evaluation.ItemVectorSource;
import recommender.evaluation.PredictorSource;
import recommender.evaluation.RankingEvaluator;
import recommender.evaluation.TestUsers;
import recommender.learner.ListEvaluation;
import recommender.learner.PreparedVectors;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.TrainSize;
import recommender.model.ItemCodes;
import recommender.network.CarriedColumns;
import recommender.network.OutputColumns;
import recommender.network.SparseNetwork;
import recommender.vectors.ColumnDraw;
import recommender.vectors.ColumnIndex;
import recommender.vectors.InputTransform;
import recommender.vectors.RatingMatrix;

/**
 * The objective to predict ratings from the vectors of items, each over the users of train
 * (I-AutoRec, Sedhain et al. 2015). What the last hidden layer puts out for an item is its code, on
 * which the ratings of any user are {@linkplain recommender.model.ItemVectorModel folded in}.
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
  public PreparedVectors vectors(TrainData data) {
    return data.byItem(
        new ColumnDraw(
            settings.network().columns(),
            settings.training().seed(),
            WarmStart.keptColumns(settings, data.spark().hadoopConfiguration())));
  }

  @Override
  public Optional<NetworkObjective> withColumns(int most) {
    return settings.network().givenColumns().isPresent()
        ? Optional.empty()
        : Optional.of(
            new ItemRatingObjective(settings.with(Map.of("network.columns", most)), factorisation));
  }

  @Override
  public Optional<NetworkObjective> from(VectorsOf vectors) {
    if (settings.network().givenVectors().isPresent()) {
      return Optional.empty();
    }
    Settings chosen = settings.withVectors(vectors);
    return Optional.of(
        switch (vectors) {
          case ITEM -> new ItemRatingObjective(chosen, factorisation);
          case USER -> new UserRatingObjective(chosen, factorisation);
        });
  }

  @Override
  public TrainSize size(TrainSize train) {
    return train.transposed().limitedTo(settings.network().columns());
  }

  /** Of users of training: each one's own output is what the network is trained for. */
  @Override
  public Optional<Validation> validation(TrainData data) {
    return Validation.ofRatings(data, this, EvaluationUsers::heldOutColumns);
  }

  /**
   * Users whom the run did not have begin as unseen ones are folded in, by the codes that its other
   * users make of items; what they rated counts for these codes only once it is learned how.
   */
  @Override
  public NewColumns newColumns(TrainData data) {
    return settings.network().isCentredByItem()
        ? (columns, network) -> foldIn(columns, new OutputColumns(network), data)
        : NewColumns.DRAWN;
  }

  private void foldIn(CarriedColumns columns, OutputColumns begun, TrainData data) {
    if (!begun.areApart() || columns.added() == 0) {
      return;
    }
    boolean[] isNew = new boolean[columns.from().length];
    for (int user = 0; user < isNew.length; user++) {
      isNew[user] = !columns.isCarried(user);
      if (isNew[user]) {
        begun.silenceInputs(user);
      }
    }
    InputTransform transform = transform(data);
    ItemCodes codes = coding(data).codes(begun.network());
    ItemCoding.folded(codes, data.byUser().matrix().rows(), users(data), isNew)
        .forEach(
            (user, folded) -> {
              begun.setWeights(user, folded.weights());
              begun.setOffset(user, folded.offset() - transform.itemPart(user));
            });
  }

  /** Where a validation part has chosen the epoch, it did so by the outputs as they are. */
  @Override
  public void complete(SparseNetwork network, TrainData data) {
    if (settings.network().averagesOutputs() && data.split().validationRatings() == 0) {
      // Built here so that they are a stage of their own.
      RatingMatrix byUser = data.byUser().matrix();
      data.stages()
          .run(
              "Average outputs",
              () -> new RidgeOutputs(network).average(coding(data), byUser.rows(), users(data)));
    }
  }

  @Override
  public NetworkObjective chosenOn(TrainData data) {
    return new ItemRatingObjective(settings, factorisation.chosenOn(data));
  }

  @Override
  public TestEvaluation evaluate(SparseNetwork network, TrainData data) {
    Evaluator evaluator =
        factorisation.besideOffsets(evaluator(data), data).slicedBy(data.popularity());
    RankingEvaluator lists = new ListEvaluation(settings, data).evaluator();
    TestUsers all = data.test();
    TestUsers test = all.withColumns(users(data));
    return data.stages()
        .run(
            "Evaluate",
            () -> {
              ItemVectorSource model = model(network, data);
              PredictorSource predictor = PredictorSource.of(model, vectors(data).scale());
              return new TestEvaluation(
                  all.counts(),
                  evaluator.score(test.known(), predictor),
                  evaluator.score(test.unseen(), predictor),
                  lists.rank(test.all(), data.popularity(), model));
            });
  }

  /**
   * Users of training are known by what was trained on, or by that and the validation part; whoever
   * is fed in is none of them.
   */
  private ItemVectorSource model(SparseNetwork network, TrainData data) {
    ItemCoding coding = coding(data);
    return data.split().validationRatings() == 0
        ? coding.ofTrainedRatings(network, fingerprints(data))
        : coding.ofAnyRatings(network, fingerprints(data));
  }

  private ItemCoding coding(TrainData data) {
    return new ItemCoding(
        vectors(data).matrix().rows(), data.byUser().matrix().columns(), transform(data));
  }

  private long[] fingerprints(TrainData data) {
    return vectors(data).fingerprints(data.byUser());
  }

  private ColumnIndex users(TrainData data) {
    return vectors(data).matrix().columns();
  }

  @Override
  public Map<String, Dataset<Row>> tables(SparseNetwork network, TrainData data) {
    return ItemVectorTables.of(
        vectors(data).matrix(),
        vectors(data).offsets(),
        data.byUser().matrix().columns(),
        coding(data).codes(network),
        fingerprints(data));
  }
}
