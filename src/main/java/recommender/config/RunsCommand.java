package recommender.config;

/** What is done with the runs of a repository. */
public enum RunsCommand {
  /** All runs, one a line. */
  LIST,
  /** One run. */
  SHOW,
  /** Two runs side by side. */
  DIFF,
  /** A run is put in service. */
  PROMOTE,
  /** The run before the current one is put in service. */
  ROLLBACK,
  /** A run is kept whatever is pruned. */
  PIN,
  /** A run is kept no longer. */
  UNPIN,
  /** Old runs are deleted. */
  PRUNE
}
