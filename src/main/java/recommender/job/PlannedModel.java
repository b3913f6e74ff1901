package recommender.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import recommender.config.NetworkType;
import recommender.config.Settings;
import recommender.config.TrainingSettings;
import recommender.config.VectorsOf;
import recommender.memory.MemoryContext;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.ratings.Columns;
import recommender.split.RatingSplit;
import recommender.training.EaseMemory;
import recommender.training.NetworkMemory;

/**
 * One of the models of a run before it is fitted.
 *
 * @param heading which of several it is
 * @param steps how it is fitted
 * @param row what a vector is of, with its article
 * @param columns what a vector has, several of them
 * @param memory what fitting it asks for
 */
record PlannedModel(String heading, String steps, String row, String columns, MemoryUser memory) {

  /**
   * The models of a run in the order in which they are fitted, each beside those before it.
   *
   * @param train users × items
   */
  static List<PlannedModel> of(Settings settings, TrainSize train) {
    PlannedModel first =
        of(
            "1. The network that predicts ratings (network, training)",
            settings,
            train,
            MemoryContext.FIRST);
    return settings
        .ranking()
        .map(
            second ->
                List.of(
                    first,
                    of(
                        "2. The network that ranks (ranking.network, ranking.training), with the first still there",
                        second,
                        train,
                        new MemoryContext("ranking.", first.memory.held()))))
        .orElse(List.of(first));
  }

  /** The size of train, users × items; vectors need not be built for it. */
  static TrainSize size(RatingSplit split) {
    Row counts =
        split
            .train()
            .agg(countDistinct(col(Columns.USER)), countDistinct(col(Columns.ITEM)))
            .first();
    return new TrainSize(
        Math.max(1, counts.getLong(0)),
        Math.toIntExact(Math.max(1, counts.getLong(1))),
        split.trainRatings(),
        split.validationRatings() > 0);
  }

  private static PlannedModel of(
      String heading, Settings settings, TrainSize train, MemoryContext context) {
    boolean byItem = settings.network().vectors() == VectorsOf.ITEM;
    boolean closed = settings.network().type() == NetworkType.SHALLOW;
    TrainSize own = byItem ? train.transposed() : train;
    return new PlannedModel(
        heading,
        closed
            ? "Solved in closed form, without mini-batches and steps."
            : steps(settings.training(), byItem ? "items" : "users"),
        byItem ? "an item" : "a user",
        byItem ? "users" : "items",
        closed ? ease(settings, own, context) : network(settings, own, context));
  }

  private static MemoryUser ease(Settings settings, TrainSize train, MemoryContext context) {
    boolean search = settings.network().l2().isEmpty() && train.validated();
    return new EaseMemory(train.columns(), search ? 2 : 1, context);
  }

  private static MemoryUser network(Settings settings, TrainSize train, MemoryContext context) {
    Autoencoder autoencoder =
        new Autoencoder(settings.network(), settings.training(), train.columns(), train.ratings());
    return new NetworkMemory(autoencoder, train, context);
  }

  private static String steps(TrainingSettings training, String rows) {
    int each = training.stepsPerBatch();
    return String.format(
        Locale.ROOT,
        "%s for every mini-batch of %,d %s, which is shared out to the workers; %,d epochs at most.",
        each == 1 ? "A step" : each + " steps",
        training.batchSize(),
        rows,
        training.epochs());
  }
}
