package recommender.model;

/** Names of the files in a run folder that a consumer of the model reads. */
public final class ModelFiles {
  /** The network, a stock DL4J one. */
  public static final String NETWORK = "model.zip";

  /** The network that ranks, in a run that has another model too; a stock DL4J one. */
  public static final String RANKING = "ranking.zip";

  /** EASE beside {@link #RANKING}, whose scores are added to its; a stock DL4J network. */
  public static final String EASE = "ease.zip";

  /** The facts that a prediction needs beside the network: {@link ModelFacts}. */
  public static final String FACTS = "model.json";

  /** The items in the order of the network's columns; one file. */
  public static final String ITEMS = "items.parquet";

  /** With item vectors, the users in the order of the network's columns; one file. */
  public static final String USERS = "users.parquet";

  /** The baselines that the run was compared with: {@link BaselineFacts}. */
  public static final String BASELINES = "baselines.json";

  /** The metrics of the run; a run from a notebook has none. */
  public static final String METRICS = "metrics.json";

  /** The settings in force, complete. */
  public static final String SETTINGS = "settings.conf";

  /** Empty, written last of all: a run without it is not whole. */
  public static final String SUCCESS = "_SUCCESS";

  private ModelFiles() {}

  /**
   * The file of the optimiser's state of a network: {@link recommender.network.OptimizerState}.
   *
   * @param network name of its file
   */
  public static String optimizer(String network) {
    return network.equals(NETWORK)
        ? "optimizer.bin"
        : network.replaceFirst("\\.zip$", "-optimizer.bin");
  }

  /**
   * The file of a model, a stock DL4J network.
   *
   * @param section of its settings; empty for the first model of a run
   */
  public static String network(String section) {
    return section.isEmpty() ? NETWORK : section + ".zip";
  }
}
