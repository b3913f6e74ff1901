package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.HelpFormatter;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** Flags of a command line, of whatever job, and the settings that some of them are. */
final class Flags {
  private final CommandLine parsed;

  private Flags(CommandLine parsed) {
    this.parsed = parsed;
  }

  /**
   * @throws SettingsException for an unknown flag, a flag without its value or a stray word
   */
  static Flags parse(Options options, String... args) {
    try {
      // No abbreviations: a script that says --in today must not change its meaning tomorrow.
      CommandLine parsed = new DefaultParser(false).parse(options, args);
      if (!parsed.getArgList().isEmpty()) {
        throw new SettingsException(
            "command line: expected flags only, was " + parsed.getArgList() + " (see --help)");
      }
      return new Flags(parsed);
    } catch (ParseException e) {
      throw new SettingsException("command line: " + e.getMessage() + " (see --help)");
    }
  }

  boolean has(String flag) {
    return parsed.hasOption(flag);
  }

  /** The value of a flag, the first one of a flag that may be repeated. */
  Optional<String> text(String flag) {
    return Optional.ofNullable(parsed.getOptionValue(flag));
  }

  /** All values of a flag that may be repeated, or has several; none of a bare one. */
  List<String> texts(String flag) {
    String[] values = parsed.getOptionValues(flag);
    return values == null ? List.of() : Arrays.asList(values);
  }

  /**
   * The configuration with the values of {@code --input} and the like, then those of --set, and
   * with dates in paths.
   */
  Config over(Config config) {
    return dates().fillIn(assigned(config));
  }

  /** Dates by {@code --date}. */
  DatePatterns dates() {
    return DatePatterns.of(text("date"));
  }

  private Config assigned(Config config) {
    Config over = config;
    if (has("input")) {
      over = put(over, "input.path", texts("input"), "--input");
    }
    if (has("input-table")) {
      over = put(over, "input.table", text("input-table").get(), "--input-table");
    }
    if (has("format")) {
      over = put(over, "input.format", text("format").get(), "--format");
    }
    if (has("held-out")) {
      over = put(over, "split.held-out", text("held-out").get(), "--held-out");
      over = put(over, "split.strategy", "given", "--held-out");
    }
    if (has("titles")) {
      over = put(over, "input.titles", text("titles").get(), "--titles");
    }
    if (has("output")) {
      over = put(over, "output.path", text("output").get(), "--output");
    }
    if (has("warm-start")) {
      over = put(over, WarmSettings.START, text("warm-start").get(), "--warm-start");
    }
    for (String assignment : texts("set")) {
      over = set(over, assignment);
    }
    return over;
  }

  /** The file of {@code --conf}; nothing without it. */
  Config conf() {
    return text("conf").map(file -> HoconFile.read("--conf", file)).orElse(ConfigFactory.empty());
  }

  private static Config set(Config config, String assignment) {
    String key = key(assignment);
    String value = assignment.substring(assignment.indexOf('=') + 1).trim();
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

  /** The key of {@code key=value}. */
  static String key(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new SettingsException("--set: expected key=value, was " + assignment);
    }
    return assignment.substring(0, equals).trim();
  }

  static Config put(Config config, String key, Object value, String origin) {
    return config.withValue(key, ConfigValueFactory.fromAnyRef(value, origin));
  }

  /** The text of {@code --help} for a job. */
  static String help(String job, Options options) {
    StringWriter text = new StringWriter();
    HelpFormatter formatter = new HelpFormatter();
    formatter.setOptionComparator(null);
    formatter.printHelp(
        new PrintWriter(text),
        100,
        "spark-submit --class " + job + " autoencoder-recommender.jar [flags]",
        "",
        options,
        2,
        2,
        "");
    return text.toString();
  }

  static Option with(String flag, String argument, String text) {
    return Option.builder().longOpt(flag).hasArg().argName(argument).desc(text).build();
  }

  static Option bare(String flag, String text) {
    return Option.builder().longOpt(flag).desc(text).build();
  }
}
