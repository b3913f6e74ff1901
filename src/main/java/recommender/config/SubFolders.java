package recommender.config;

/** Whether folders in a folder are read; {@code AUTO} refuses those that hold data. */
public enum SubFolders {
  AUTO,
  TRUE,
  FALSE
}
