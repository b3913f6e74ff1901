package recommender.repository;

/**
 * Decision on a run that is whole: whether it becomes the current one.
 *
 * @param promoted whether it does
 * @param verdict why, in one line, as the history of promotions keeps it
 */
public record Decision(boolean promoted, String verdict) {

  /** It becomes the current one. */
  public static Decision promote(String verdict) {
    return new Decision(true, verdict);
  }

  /** The current one stays. */
  public static Decision keep(String verdict) {
    return new Decision(false, verdict);
  }
}
