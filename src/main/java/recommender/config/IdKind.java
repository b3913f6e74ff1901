package recommender.config;

/** What ids are; {@code AUTO}: integers where all are, else strings. */
public enum IdKind {
  AUTO,
  INTEGER,
  STRING
}
