package recommender.repository;

import recommender.model.ModelFiles;

/**
 * Names of a run's files and of what stands around a run: the only place that knows them, but for
 * those that a consumer of the model reads too, which are {@link ModelFiles}'s.
 */
public final class RunFiles {
  /** The network, a stock DL4J one. */
  public static final String MODEL = ModelFiles.NETWORK;

  /** The network that ranks, in a run that has one for ratings too; a stock DL4J one. */
  public static final String RANKING = ModelFiles.RANKING;

  /** What a prediction needs beside the network. */
  public static final String MODEL_JSON = ModelFiles.FACTS;

  /** The items in the order of the network's columns; one file. */
  public static final String ITEMS = ModelFiles.ITEMS;

  /** With item vectors, the users in the order of the network's columns; one file. */
  public static final String USERS = ModelFiles.USERS;

  /** How good the model is. */
  public static final String METRICS = "metrics.json";

  /** One row per epoch. */
  public static final String HISTORY = "history.csv";

  /** The same of the network that ranks, in a run that has one for ratings too. */
  public static final String RANKING_HISTORY = "ranking-history.csv";

  /** The settings in force, complete. */
  public static final String SETTINGS = "settings.conf";

  /** The candidates of the search that chose the settings, where there was one. */
  public static final String SEARCH = "search.csv";

  /** The same of the network that ranks, in a run that has one for ratings too. */
  public static final String RANKING_SEARCH = "ranking-search.csv";

  /** Empty, written last of all: a run without it is not whole. */
  public static final String SUCCESS = ModelFiles.SUCCESS;

  /** Beside {@link #RUNS}: the promoted run's id and a newline. */
  public static final String CURRENT = "CURRENT";

  /** The folder of all runs; names in it that begin with a dot are no runs. */
  public static final String RUNS = "runs";

  private RunFiles() {}
}
