package recommender.config;

/**
 * File formats of a table of ratings; {@code AUTO} looks at names and content. {@code CSV}, {@code
 * DAT} and {@code TSV} are text with separators.
 */
public enum InputFormat {
  AUTO,
  CSV,
  DAT,
  TSV,
  PARQUET,
  ORC,
  JSON,
  MATRIX,
  NETFLIX
}
