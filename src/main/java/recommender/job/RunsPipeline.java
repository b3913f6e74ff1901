package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import recommender.config.Names;
import recommender.config.RunsSettings;
import recommender.repository.Pruned;
import recommender.repository.Rollback;
import recommender.repository.Runs;

/** What was asked to be done with the runs of a repository. */
record RunsPipeline(RunsSettings settings, Runs runs, PrintStream out) {

  static RunsPipeline of(RunsSettings settings, Configuration hadoop, PrintStream out) {
    return new RunsPipeline(settings, Runs.of("--repository", settings.repository(), hadoop), out);
  }

  /** Runs to the end; prints what was asked for, or done. */
  void run() {
    switch (settings.command()) {
      case LIST -> new RunsTable(runs).print(out);
      case SHOW -> new RunDescription(runs, whole(0)).print(out);
      case DIFF -> new RunsDifference(runs, whole(0), whole(1)).print(out);
      default -> runs.exclusively(Names.kebab(settings.command()), this::change);
    }
  }

  private void change() {
    switch (settings.command()) {
      case PROMOTE -> promote(whole(0));
      case ROLLBACK -> rollback();
      case PIN -> pin(whole(0));
      case UNPIN -> unpin(named(0));
      case PRUNE -> prune();
      default -> throw new IllegalStateException(settings.command() + " changes nothing");
    }
  }

  private String named(int which) {
    return runs.named(settings.runs().get(which));
  }

  private String whole(int which) {
    return runs.run(named(which)).getName();
  }

  private void promote(String id) {
    String verdict = RunFigures.of(runs, id).verdictLine().orElse("none");
    out.printf("Verdict on run %s: %s%n", id, verdict);
    runs.promote(id, verdict);
    inService(id);
  }

  private void inService(String id) {
    out.printf("Run %s is in service: %s%n", id, runs.replacement());
  }

  private void rollback() {
    Rollback rollback = runs.rollback();
    rollback
        .passedOver()
        .forEach(
            id ->
                out.printf("Passed over run %s, which is not there any more, or not whole%n", id));
    rollback.from().ifPresent(id -> out.printf("Run %s is not in service any more%n", id));
    inService(rollback.to());
  }

  private void pin(String id) {
    runs.pin(id);
    out.printf("Run %s is pinned: no --prune deletes it%n", id);
  }

  private void unpin(String id) {
    runs.unpin(id);
    out.printf("Run %s is not pinned%n", id);
  }

  private void prune() {
    Pruned pruned = runs.prune(settings.keep());
    print("Deleted", pruned.deleted());
    print("Kept", pruned.kept());
    if (!pruned.broken().isEmpty()) {
      print("Left alone, as they are no whole runs,", pruned.broken());
    }
    out.printf(
        Locale.ROOT,
        "Cleared %,d leftovers of jobs that were killed; %,d bytes freed%n",
        pruned.leftovers(),
        pruned.bytes());
  }

  private void print(String what, List<String> ids) {
    out.printf(Locale.ROOT, "%s %,d %s%n", what, ids.size(), ids.size() == 1 ? "run" : "runs");
    ids.forEach(id -> out.println("  " + id));
  }
}
