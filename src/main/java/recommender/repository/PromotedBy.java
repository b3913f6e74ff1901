package recommender.repository;

/** Who put a run in service. */
public enum PromotedBy {
  /** The job that trained it. */
  RETRAIN,
  /** A person, whatever its verdict. */
  PERSON,
  /** A return to a run that was in service before. */
  ROLLBACK
}
