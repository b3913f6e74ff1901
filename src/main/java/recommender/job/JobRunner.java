package recommender.job;

import java.io.PrintStream;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.CommandLine;
import recommender.config.EvaluateCommandLine;
import recommender.config.ExportCommandLine;
import recommender.config.ExportSettings;
import recommender.config.JobCommand;
import recommender.config.RecommendCommandLine;
import recommender.config.RunsCommandLine;
import recommender.config.RunsSettings;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.Start;
import recommender.export.DifferenceException;
import recommender.search.SearchPlan;
import recommender.training.DivergedException;

/**
 * The frame of every job: parse the command line, run the pipeline, explain failures, give an exit
 * code.
 */
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

  /** A job's work, in a session of its own. */
  public interface Pipeline {
    /** Runs to the end, printing its results. */
    void run(SparkSession spark, Settings settings, Start start, PrintStream out);
  }

  /** Makes the pipeline of a job that was told to {@code --search} first. */
  public interface Searching {
    /** The pipeline, for searches that have been seen to be possible. */
    Pipeline pipeline(List<SearchPlan> plans);
  }

  /** Runs a job that trains; nothing is thrown, everything has a code. */
  public ExitCode run(Pipeline pipeline, Searching searching, String... args) {
    return perform(
        (line, settings) -> {
          List<SearchPlan> plans = plans(line, settings);
          Pipeline chosen = plans.isEmpty() ? pipeline : searching.pipeline(plans);
          SparkSessions.use(job, spark -> chosen.run(spark, settings, line.start(), out));
        },
        args);
  }

  /** Runs a job that recommends; nothing is thrown, everything has a code. */
  public ExitCode recommend(String... args) {
    return frame(
        () -> RecommendCommandLine.parse(args),
        line -> DryRun.print(RecommendPlan.of(line, new Configuration()), out),
        line -> {
          // Refused before a session starts, where that can be known.
          line.settings();
          SparkSessions.use(
              job,
              spark -> {
                Configuration hadoop = spark.sparkContext().hadoopConfiguration();
                new RecommendPipeline(spark, RecommendPlan.of(line, hadoop), out).run();
              });
        });
  }

  /** Runs a job that exports; nothing is thrown, everything has a code. */
  public ExitCode export(String... args) {
    return frame(
        () -> ExportCommandLine.parse(args),
        line -> {},
        line -> {
          ExportSettings settings = line.settings();
          try (SubmittedHadoop hadoop = SubmittedHadoop.of(job)) {
            new ExportPipeline(settings, hadoop.configuration(), out).run();
          }
        });
  }

  /** Runs a job on the runs of a repository; nothing is thrown, everything has a code. */
  public ExitCode runs(String... args) {
    return frame(
        () -> RunsCommandLine.parse(args),
        line -> {},
        line -> {
          RunsSettings settings = line.settings();
          try (SubmittedHadoop hadoop = SubmittedHadoop.of(job)) {
            RunsPipeline.of(settings, hadoop.configuration(), out).run();
          }
        });
  }

  /** Runs a job that evaluates a run; nothing is thrown, everything has a code. */
  public ExitCode evaluate(String... args) {
    return frame(
        () -> EvaluateCommandLine.parse(args),
        line -> DryRun.print(EvaluatePlan.of(line, new Configuration()), out),
        line -> {
          line.settings();
          SparkSessions.use(
              job,
              spark -> {
                Configuration hadoop = spark.sparkContext().hadoopConfiguration();
                new EvaluatePipeline(spark, EvaluatePlan.of(line, hadoop), out).run();
              });
        });
  }

  /** The same for work that sees to a session itself. */
  ExitCode perform(Consumer<Settings> work, String... args) {
    return perform(
        (line, settings) -> {
          plans(line, settings);
          work.accept(settings);
        },
        args);
  }

  private ExitCode perform(BiConsumer<CommandLine, Settings> work, String... args) {
    return frame(
        () -> CommandLine.parse(args),
        line -> {
          Settings settings = line.settings();
          List<SearchPlan> plans = plans(line, settings);
          DryRun.print(settings, out);
          plans.forEach(plan -> DryRun.print(plan, out));
        },
        line -> work.accept(line, line.settings()));
  }

  private <C extends JobCommand> ExitCode frame(
      Supplier<C> parser, Consumer<C> dryRun, Consumer<C> work) {
    try {
      C line = parser.get();
      if (line.wantsHelp()) {
        out.print(line.help(job));
      } else if (line.wantsVersion()) {
        out.println(Version.current());
      } else if (line.isDryRun()) {
        dryRun.accept(line);
      } else {
        work.accept(line);
      }
      return ExitCode.DONE;
    } catch (Throwable failure) {
      // Spark throws checked exceptions that it does not declare.
      return explain(failure);
    }
  }

  /** Of the searches that are asked for; none without {@code --search}. */
  private static List<SearchPlan> plans(CommandLine commandLine, Settings settings) {
    return commandLine
        .search(settings)
        .map(search -> SearchPlan.of(search, settings))
        .orElse(List.of());
  }

  private ExitCode explain(Throwable failure) {
    ExitCode code = ExitCode.of(failure);
    if (failure instanceof SettingsException settings) {
      explain(settings.problems());
    } else if (code == ExitCode.FAILED && !isForeseen(failure)) {
      // Nobody foresaw this one: the stack trace is the explanation.
      LOG.error("{} failed.", job, failure);
    } else {
      err.println(job + ": " + failure.getMessage());
    }
    return code;
  }

  private static boolean isForeseen(Throwable failure) {
    return failure instanceof DivergedException || failure instanceof DifferenceException;
  }

  private void explain(List<String> problems) {
    err.printf("%s: %d %s%n", job, problems.size(), problems.size() == 1 ? "problem" : "problems");
    for (int i = 0; i < problems.size(); i++) {
      err.printf("  %d. %s%n", i + 1, problems.get(i));
    }
  }
}
