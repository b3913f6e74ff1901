package recommender.config;

/** What happens when ratings exceed a limit. */
public enum LimitAction {
  /** The limit is not looked at. */
  OFF,
  /** The run goes on; the log and {@code quality.json} say it. */
  WARN,
  /** The run ends before anything is trained. */
  FAIL
}
