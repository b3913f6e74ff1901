package recommender.autoencoder;

import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Objective;
import recommender.config.Optimizer;
import recommender.config.Settings;
import recommender.model.Items;
import recommender.model.LearnedNetwork;
import recommender.model.LearnedRun;
import recommender.network.Autoencoder;
import recommender.network.CarriedColumns;
import recommender.network.OptimizerState;
import recommender.network.SparseNetwork;
import recommender.report.ModelMetrics;
import recommender.vectors.ColumnIndex;
import recommender.vectors.RatingMatrix;

/**
 * The start of a training with what a run has learned, carried over by the ids of columns.
 *
 * @param run that is begun with
 * @param objective of the network: rating or ranking
 */
record WarmStart(LearnedRun run, Objective objective) {
  private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);

  /**
   * The warm start of a network; empty where the settings ask for none.
   *
   * @param settings of the network, which name the folder of a run
   */
  static Optional<WarmStart> of(Settings settings, Configuration hadoop) {
    Objective objective =
        settings.network().objective() == Objective.RANKING ? Objective.RANKING : Objective.RATING;
    return settings
        .training()
        .warm()
        .start()
        .map(folder -> new WarmStart(LearnedRun.open(new Path(folder), hadoop), objective));
  }

  /**
   * Whether an id is a column of the run that is begun with, which is read when it is first asked;
   * no id is one of a cold start.
   */
  static Predicate<Object> keptColumns(Settings settings, Configuration hadoop) {
    return new Predicate<>() {
      private Optional<Items> columns;

      @Override
      public boolean test(Object id) {
        if (columns == null) {
          columns = of(settings, hadoop).map(WarmStart::columns);
        }
        return columns.filter(known -> known.column(id).isPresent()).isPresent();
      }
    };
  }

  private Items columns() {
    return run.columns(objective);
  }

  /**
   * Carries weights and the optimiser's state over.
   *
   * @param architecture of {@code fresh}
   * @param fresh with first weights; prepared when this returns
   * @param matrix whose columns it has
   * @param begin what columns begin with that the run does not have
   */
  ModelMetrics.WarmStart carryInto(
      Autoencoder architecture, SparseNetwork fresh, RatingMatrix matrix, NewColumns begin) {
    try (LearnedNetwork learned = run.network(objective)) {
      CarriedColumns columns = columns(learned, matrix.columns());
      SparseNetwork trained = architecture.on(learned.columns().size()).resumed(learned.network());
      try {
        columns.carryParameters(trained, fresh);
        begin.begin(columns, fresh);
        fresh.prepareOnce();
        ModelMetrics.WarmStart report =
            new ModelMetrics.WarmStart(
                run.id(),
                matrix.layout().column() + "s",
                columns.carried(),
                columns.added(),
                columns.retired(),
                carryState(learned, columns, trained, fresh, architecture));
        LOG.info(
            "{} {}.",
            report,
            report.optimizerState()
                ? "The optimiser goes on from its state"
                : "The run kept no state of this optimiser, which begins anew");
        return report;
      } finally {
        trained.close();
      }
    }
  }

  private static boolean carryState(
      LearnedNetwork learned,
      CarriedColumns columns,
      SparseNetwork trained,
      SparseNetwork fresh,
      Autoencoder architecture) {
    Optimizer optimizer = architecture.training().optimizer();
    Optional<OptimizerState> state =
        learned
            .optimizer()
            .filter(each -> each.optimizer() == optimizer)
            .filter(
                each -> each.floats().length() == optimizer.state() * trained.params().length());
    state.ifPresent(
        each -> {
          columns.carryState(each.floats(), trained, fresh);
          fresh.getLayerWiseConfigurations().setIterationCount(each.steps());
        });
    return state.isPresent();
  }

  private static CarriedColumns columns(LearnedNetwork learned, ColumnIndex now) {
    int[] from =
        now.ids().stream()
            .mapToInt(id -> learned.columns().column(id).orElse(CarriedColumns.NEW))
            .toArray();
    return new CarriedColumns(from, learned.columns().size());
  }
}
