package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.CommandLine;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.search.SearchPlan;
import recommender.training.DivergedException;

/** What every job does around its pipeline: parse, explain, run, turn the outcome into a code. */
public final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final String job;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param job simple name of the main class
   */
  public JobRunner(String job, PrintStream out, PrintStream err) {
    this.job = job;
    this.out = out;
    this.err = err;
  }

  /** A job's work, in a session that is stopped when it returns. */
  public interface Pipeline {
    /** Runs to the end, printing its results. */
    void run(SparkSession spark, Settings settings, PrintStream out);
  }

  /** Makes the pipeline of a job that was told to {@code --search} first. */
  public interface Searching {
    /** The pipeline, for a search that has been seen to be possible. */
    Pipeline pipeline(SearchPlan plan);
  }

  /** Runs a job; nothing is thrown, everything has a code. */
  public ExitCode run(Pipeline pipeline, Searching searching, String... args) {
    return perform(
        (settings, plan) -> runInSession(plan.map(searching::pipeline).orElse(pipeline), settings),
        args);
  }

  /** The same for work that sees to a session itself. */
  ExitCode perform(Consumer<Settings> work, String... args) {
    return perform((settings, plan) -> work.accept(settings), args);
  }

  private ExitCode perform(BiConsumer<Settings, Optional<SearchPlan>> work, String... args) {
    try {
      CommandLine commandLine = CommandLine.parse(args);
      if (commandLine.wantsHelp()) {
        out.print(CommandLine.help(job));
      } else if (commandLine.wantsVersion()) {
        out.println(Version.current());
      } else if (commandLine.isDryRun()) {
        Settings settings = commandLine.settings();
        Optional<SearchPlan> plan = plan(commandLine, settings);
        DryRun.print(settings, out);
        plan.ifPresent(search -> DryRun.print(search, out));
      } else {
        Settings settings = commandLine.settings();
        work.accept(settings, plan(commandLine, settings));
      }
      return ExitCode.DONE;
    } catch (Throwable failure) {
      // Spark throws checked exceptions that it does not declare.
      return explain(failure);
    }
  }

  private static Optional<SearchPlan> plan(CommandLine commandLine, Settings settings) {
    return commandLine.search(settings).map(search -> SearchPlan.of(search, settings));
  }

  private void runInSession(Pipeline pipeline, Settings settings) {
    try (SparkSession spark = SparkSessions.start(job)) {
      pipeline.run(spark, settings, out);
    }
  }

  private ExitCode explain(Throwable failure) {
    ExitCode code = ExitCode.of(failure);
    if (failure instanceof SettingsException settings) {
      explain(settings.problems());
    } else if (code == ExitCode.FAILED && !(failure instanceof DivergedException)) {
      // Nobody foresaw this one: the stack trace is the explanation.
      LOG.error("{} failed.", job, failure);
    } else {
      err.println(job + ": " + failure.getMessage());
    }
    return code;
  }

  private void explain(List<String> problems) {
    err.printf("%s: %d %s%n", job, problems.size(), problems.size() == 1 ? "problem" : "problems");
    for (int i = 0; i < problems.size(); i++) {
      err.printf("  %d. %s%n", i + 1, problems.get(i));
    }
  }
}
