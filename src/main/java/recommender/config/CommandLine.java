package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.HelpFormatter;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * Parsed command line of a job, the same flags for every job.
 *
 * <p>Later ones win: {@code conf/reference.conf}, {@code --conf}, the flags for single settings,
 * {@code --set} in its order.
 */
public final class CommandLine {
  private static final Options OPTIONS =
      new Options()
          .addOption(with("conf", "FILE", "settings in HOCON; conf/*.conf are examples"))
          .addOption(with("input", "PATH", "ratings: a file, folder or glob; may be repeated"))
          .addOption(with("input-table", "NAME", "ratings: a table of Spark's catalog"))
          .addOption(
              with("format", "NAME", "auto, csv, dat, tsv, parquet, orc, json, matrix or netflix"))
          .addOption(with("held-out", "PATH", "test ratings that someone else split off"))
          .addOption(with("output", "PATH", "where runs are published"))
          .addOption(with("set", "KEY=VALUE", "any setting; may be repeated"))
          .addOption(with("search", "FILE", "search for better settings first; conf/search.conf"))
          .addOption(bare("dry-run", "print settings and memory plan, start nothing"))
          .addOption(bare("help", "print this text"))
          .addOption(bare("version", "print the version"));

  private final org.apache.commons.cli.CommandLine parsed;

  private CommandLine(org.apache.commons.cli.CommandLine parsed) {
    this.parsed = parsed;
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  public static CommandLine parse(String... args) {
    try {
      // No abbreviations: a script that says --in today must not change its meaning tomorrow.
      org.apache.commons.cli.CommandLine parsed = new DefaultParser(false).parse(OPTIONS, args);
      if (!parsed.getArgList().isEmpty()) {
        throw new SettingsException(
            "command line: expected flags only, was " + parsed.getArgList() + " (see --help)");
      }
      return new CommandLine(parsed);
    } catch (ParseException e) {
      throw new SettingsException("command line: " + e.getMessage() + " (see --help)");
    }
  }

  /** Whether {@code --help} was given. */
  public boolean wantsHelp() {
    return parsed.hasOption("help");
  }

  /** Whether {@code --version} was given. */
  public boolean wantsVersion() {
    return parsed.hasOption("version");
  }

  /** Whether {@code --dry-run} was given. */
  public boolean isDryRun() {
    return parsed.hasOption("dry-run");
  }

  /** The text of {@code --help} for a job. */
  public static String help(String job) {
    StringWriter text = new StringWriter();
    HelpFormatter formatter = new HelpFormatter();
    formatter.setOptionComparator(null);
    formatter.printHelp(
        new PrintWriter(text),
        100,
        "spark-submit --class " + job + " autoencoder-recommender.jar [flags]",
        "",
        OPTIONS,
        2,
        2,
        "");
    return text.toString();
  }

  /**
   * Reads the configuration file, lays the flags over it and checks the result.
   *
   * @throws SettingsException with every problem found
   */
  public Settings settings() {
    Config config =
        parsed.hasOption("conf")
            ? HoconFile.read("--conf", parsed.getOptionValue("conf"))
            : ConfigFactory.empty();
    if (parsed.hasOption("input")) {
      config = put(config, "input.path", Arrays.asList(parsed.getOptionValues("input")), "--input");
    }
    if (parsed.hasOption("input-table")) {
      config = put(config, "input.table", parsed.getOptionValue("input-table"), "--input-table");
    }
    if (parsed.hasOption("format")) {
      config = put(config, "input.format", parsed.getOptionValue("format"), "--format");
    }
    if (parsed.hasOption("held-out")) {
      config = put(config, "split.held-out", parsed.getOptionValue("held-out"), "--held-out");
      config = put(config, "split.strategy", "given", "--held-out");
    }
    if (parsed.hasOption("output")) {
      config = put(config, "output.path", parsed.getOptionValue("output"), "--output");
    }
    if (parsed.hasOption("set")) {
      for (String assignment : parsed.getOptionValues("set")) {
        config = set(config, assignment);
      }
    }
    return Settings.of(config);
  }

  /**
   * Settings of the search that {@code --search} names; empty without it.
   *
   * @param base settings of whatever the search does not draw
   * @throws SettingsException with every problem of its file
   */
  public Optional<SearchSettings> search(Settings base) {
    return Optional.ofNullable(parsed.getOptionValue("search"))
        .map(file -> SearchSettings.of(HoconFile.read("--search", file), base));
  }

  private static Config set(Config config, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new SettingsException("--set: expected key=value, was " + assignment);
    }
    String key = assignment.substring(0, equals).trim();
    String value = assignment.substring(equals + 1).trim();
    String origin = "--set " + key;
    try {
      // Lists, quoted text and null are HOCON; all else is taken as it stands, since HOCON would
      // take the :// of a path for a syntax error. Typed getters turn text into numbers.
      boolean hocon = value.startsWith("[") || value.startsWith("\"") || value.equals("null");
      Object plain =
          hocon
              ? ConfigFactory.parseString("value = " + value).root().get("value").unwrapped()
              : value;
      return put(config, key, plain, origin);
    } catch (ConfigException e) {
      throw new SettingsException("%s: %s".formatted(origin, e.getMessage()));
    }
  }

  private static Config put(Config config, String key, Object value, String origin) {
    return config.withValue(key, ConfigValueFactory.fromAnyRef(value, origin));
  }

  private static Option with(String flag, String argument, String text) {
    return Option.builder().longOpt(flag).hasArg().argName(argument).desc(text).build();
  }

  private static Option bare(String flag, String text) {
    return Option.builder().longOpt(flag).desc(text).build();
  }
}
