package recommender.config;

/** Formats of tables that a job writes. */
public enum OutputFormat {
  PARQUET,
  /** Not compressed, a header in each part. */
  CSV,
  /** An object a line. */
  JSON
}
