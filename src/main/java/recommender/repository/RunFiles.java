package recommender.repository;

import recommender.model.ModelFiles;

/**
 * Names of the files of a run and of those around it, less the names that a consumer of the model
 * reads too, which are in {@link ModelFiles}.
 */
public final class RunFiles {
  /** The network, a stock DL4J one. */
  public static final String MODEL = ModelFiles.NETWORK;

  /** The facts that a prediction needs beside the network. */
  public static final String MODEL_JSON = ModelFiles.FACTS;

  /** The items in the order of the network's columns; one file. */
  public static final String ITEMS = ModelFiles.ITEMS;

  /** With item vectors, the users in the order of the network's columns; one file. */
  public static final String USERS = ModelFiles.USERS;

  /** The metrics of the run. */
  public static final String METRICS = ModelFiles.METRICS;

  /** The metrics and the histories for people, as one page. */
  public static final String REPORT = "report.html";

  /** What the model is for, what it was trained on, and its limits. */
  public static final String MODEL_CARD = "model-card.md";

  /** The settings in force, complete. */
  public static final String SETTINGS = ModelFiles.SETTINGS;

  /** The candidates of the search that chose the settings, where there was one. */
  public static final String SEARCH = "search.csv";

  /**
   * The candidates of the search for the network that ranks, in a run that has one for ratings too.
   */
  public static final String RANKING_SEARCH = "ranking-search.csv";

  /** Whether the run was promoted, and why; one flat object. */
  public static final String VERDICT = "verdict.json";

  /** What the ratings were like, beside those of the run in service. */
  public static final String QUALITY = "quality.json";

  /** The folder of rejected rows, where there were any. */
  public static final String REJECTED = "rejected";

  /** Empty, written last of all: a run without it is not whole. */
  public static final String SUCCESS = ModelFiles.SUCCESS;

  /** Beside {@link #RUNS}: the promoted run's id and a newline. */
  public static final String CURRENT = "CURRENT";

  /** Beside {@link #RUNS}: the history of promotions, one JSON object a line, the oldest first. */
  public static final String PROMOTIONS = "promotions.jsonl";

  /** The folder of all runs; names in it that begin with a dot are no runs. */
  public static final String RUNS = "runs";

  private RunFiles() {}
}
