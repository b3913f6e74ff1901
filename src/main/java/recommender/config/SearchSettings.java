package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * Section {@code search} of a file of its own: the space that candidates are drawn from, and the
 * successive halving among them.
 *
 * @param seed of all draws
 * @param candidates drawn; at least 2, and not more than the space has
 * @param halving the best one in so many candidates of a rung goes on to the next, which trains so
 *     many times as many epochs; at least 2
 * @param firstEpochs of the first rung; at least 1
 * @param space what is drawn, in the order of keys; at least one axis
 * @param config the same as a configuration
 */
public record SearchSettings(
    long seed, int candidates, int halving, int firstEpochs, List<Axis> space, Config config) {
  private static final String SPACE = "search.space";
  private static final Config KEYS =
      ConfigFactory.parseString(
          "search { seed = 0, candidates = 0, halving = 0, first-epochs = 0, space = 0 }");

  /**
   * Checks a search and every value of its space.
   *
   * @param base settings that the drawn ones take their place in
   * @throws SettingsException with all problems
   */
  static SearchSettings of(Config file, Settings base) {
    Config config = resolved(file);
    List<String> problems = new ArrayList<>(UnknownKeys.of(withoutSpace(config), KEYS));
    if (base.network().objective() != Objective.RATING) {
      problems.add(
          "network.objective: expected rating with --search, was "
              + Names.kebab(base.network().objective()));
    }
    SettingsReader in = new SettingsReader(config);
    List<Axis> space = new SpaceReader(base, in).read(SPACE);
    SearchSettings settings =
        new SearchSettings(
            in.wholeNumber("search.seed", n -> true, "a whole number"),
            candidates(in, space),
            in.integer("search.halving", n -> n >= 2, "a whole number of at least 2"),
            in.integer("search.first-epochs", n -> n >= 1, "a whole number of at least 1"),
            space,
            config);
    problems.addAll(in.problems());
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  private static Config resolved(Config file) {
    try {
      return file.resolve();
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  private static Config withoutSpace(Config config) {
    return config.withValue(SPACE, KEYS.getValue(SPACE));
  }

  private static int candidates(SettingsReader in, List<Axis> space) {
    // Axes with problems are not among them.
    double different =
        in.problems().isEmpty()
            ? space.stream().mapToDouble(Axis::size).reduce(1, (a, b) -> a * b)
            : Double.POSITIVE_INFINITY;
    return in.integer(
        "search.candidates",
        n -> n >= 2 && n <= different,
        "a whole number of at least 2, and no more than there are in search.space");
  }

  /** The search as one line of HOCON, the same for the same search. */
  public String hocon() {
    return config.root().render(ConfigRenderOptions.concise());
  }
}
