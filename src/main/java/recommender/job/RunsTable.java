package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.repository.RepositoryException;
import recommender.repository.Runs;

/** The runs of a repository as a table, the newest first. */
record RunsTable(Runs runs) {
  private static final Logger LOG = LoggerFactory.getLogger(RunsTable.class);

  /** A remote file system takes its time for each of thousands of files. */
  private static final int READERS = 16;

  private static final String ROW = "%-26s %-8s %-6s %-20s %8s %8s  %s%n";

  /** Prints the table. */
  void print(PrintStream out) {
    Optional<String> current = runs.current();
    Optional<String> previous = runs.previous();
    Set<String> pins = runs.pins();
    out.printf(ROW, "run", "service", "pinned", "started", "RMSE", "NDCG@10", "verdict");
    List<String> rows =
        rows(
            id ->
                row(
                    id,
                    current.equals(Optional.of(id))
                        ? "current"
                        : previous.equals(Optional.of(id)) ? "previous" : "",
                    pins.contains(id) ? "pinned" : ""));
    rows.forEach(out::print);
    out.printf(Locale.ROOT, "%,d %s%n", rows.size(), rows.size() == 1 ? "run" : "runs");
  }

  private String row(String id, String service, String pinned) {
    try {
      if (!runs.isWhole(id)) {
        return String.format(Locale.ROOT, ROW, id, service, pinned, "", "", "", "not whole");
      }
      RunFigures run = RunFigures.brief(runs, id);
      return String.format(
          Locale.ROOT,
          ROW,
          id,
          service,
          pinned,
          run.started(),
          run.test(RunFigures.RMSE),
          run.test(RunFigures.NDCG),
          run.verdictLine().orElse(""));
    } catch (RepositoryException e) {
      LOG.debug("Could not read run {}", id, e);
      return String.format(Locale.ROOT, ROW, id, service, pinned, "", "", "", "not readable");
    }
  }

  private List<String> rows(UnaryOperator<String> row) {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      return runs.ids().stream()
          .map(id -> CompletableFuture.supplyAsync(() -> row.apply(id), readers))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      readers.shutdownNow();
    }
  }
}
