package recommender.config;

/** File formats of a table of ratings; {@code AUTO} looks at names and content. */
public enum InputFormat {
  AUTO,
  CSV,
  DAT,
  TSV,
  PARQUET,
  ORC,
  JSON
}
