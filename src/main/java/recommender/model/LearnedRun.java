package recommender.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.config.Objective;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.VectorsOf;

/**
 * A published run as another training begins with it: its settings, until when its ratings reach,
 * and what its networks have learned.
 */
public final class LearnedRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RunFolder run;
  private final Settings settings;
  private final JsonNode metrics;

  private LearnedRun(RunFolder run, Settings settings, JsonNode metrics) {
    this.run = run;
    this.settings = settings;
    this.metrics = metrics;
  }

  /**
   * Opens a run; networks are read when they are asked for.
   *
   * @param folder such as {@code <output>/runs/<run-id>}, on any Hadoop file system
   * @throws ModelException when the run is not whole, or of a version whose networks cannot be
   *     carried over
   */
  public static LearnedRun open(Path folder, Configuration hadoop) {
    RunFolder run = new RunFolder(folder, hadoop);
    run.demandWhole();
    run.demandThisVersion();
    Settings settings =
        run.text(
            ModelFiles.SETTINGS,
            bytes -> {
              try {
                return Settings.parse(new String(bytes, StandardCharsets.UTF_8));
              } catch (SettingsException e) {
                throw new IllegalArgumentException(e.problems().get(0), e);
              }
            });
    return new LearnedRun(run, settings, run.text(ModelFiles.METRICS, JSON::readTree));
  }

  /** The id of the run, the name of its folder. */
  public String id() {
    return run.folder().getName();
  }

  /** The settings of the run, with what {@code auto} came to. */
  public Settings settings() {
    return settings;
  }

  /** The cut-off of a split in time, which all that was trained on lies strictly before. */
  public OptionalDouble cutoff() {
    JsonNode cutoff = metrics.path("data").path("cutoff_timestamp");
    return cutoff.isNumber() ? OptionalDouble.of(cutoff.asDouble()) : OptionalDouble.empty();
  }

  /** The time of the newest rating, of whatever part, or somewhat later; empty without times. */
  public OptionalDouble newest() {
    JsonNode periods = metrics.path("data").path("distribution").path("over_time");
    return periods.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(periods.get(periods.size() - 1).path("to").asDouble());
  }

  /** Ids by column of the network that predicts ratings or, of a run without one, that ranks. */
  public Items columns(Objective objective) {
    return readsItems(objective) ? run.users().items() : run.items().items();
  }

  /** Whether columns of a network of that objective are users. */
  private boolean readsItems(Objective objective) {
    return objective != Objective.RANKING && run.facts().vectorsOf() == VectorsOf.ITEM;
  }

  /**
   * A network with its optimiser's state, to be closed.
   *
   * @param objective rating, or ranking
   */
  public LearnedNetwork network(Objective objective) {
    Items columns = columns(objective);
    String table = readsItems(objective) ? ModelFiles.USERS : ModelFiles.ITEMS;
    String file =
        objective == Objective.RANKING ? run.rankingFacts().network() : ModelFiles.NETWORK;
    int channels =
        objective == Objective.RANKING
            ? run.rankingFacts().inputsOfItem()
            : run.facts().transform(new double[columns.size()]).channels();
    MultiLayerNetwork stock = run.stock(file, columns.size(), channels, "columns of " + table);
    try {
      return new LearnedNetwork(columns, stock, run.optimizer(ModelFiles.optimizer(file)));
    } catch (ModelException e) {
      stock.close();
      throw e;
    }
  }
}
