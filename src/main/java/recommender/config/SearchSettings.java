package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Section {@code search} of a file of its own: the space that candidates are drawn from, and the
 * successive halving among them.
 *
 * @param seed of all draws
 * @param candidates drawn for each network; at least 2, and not more than the space has
 * @param halving the best one in so many candidates of a rung goes on to the next, which trains so
 *     many times as many epochs; at least 2
 * @param firstEpochs of the first rung; at least 1
 * @param space what is drawn, in the order of keys; at least one axis
 * @param config the same as a configuration
 */
public record SearchSettings(
    long seed, int candidates, int halving, int firstEpochs, List<Axis> space, Config config) {
  private static final String SPACE = "search.space";
  private static final String TRAINED =
      "autoencoder with --search, as the numbers of a shallow one are chosen on the validation part in every run";
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
    SettingsReader in = new SettingsReader(config);
    List<Axis> space = new SpaceReader(base, in).read(SPACE);
    problems.addAll(problems(base, space));
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

  /** Problems of the base settings that rule out a search. */
  private static List<String> problems(Settings base, List<Axis> space) {
    SettingsReader in = new SettingsReader(base.config());
    if (base.split().validationFraction() == 0) {
      in.refuse(
          "split.validation-fraction", "more than 0, as --search chooses by validation", base);
    }
    SearchedNetwork.of(base).stream()
        .filter(network -> network.settings(base).network().type() == NetworkType.SHALLOW)
        .filter(network -> base.ranking().isEmpty() || !of(network, space).isEmpty())
        .forEach(network -> in.refuse(network.key("network.type"), TRAINED, base));
    return in.problems();
  }

  private static int candidates(SettingsReader in, List<Axis> space) {
    // Axes with problems are not among them.
    double different =
        in.problems().isEmpty()
            ? Arrays.stream(SearchedNetwork.values())
                .map(network -> of(network, space))
                .filter(axes -> !axes.isEmpty())
                .mapToDouble(
                    axes -> axes.stream().mapToDouble(Axis::size).reduce(1, (a, b) -> a * b))
                .min()
                .orElse(0)
            : Double.POSITIVE_INFINITY;
    return in.integer(
        "search.candidates",
        n -> n >= 2 && n <= different,
        "a whole number of at least 2, and no more than there are in search.space");
  }

  /** The networks with axes in the space, in the order in which they are trained. */
  public List<SearchedNetwork> networks() {
    return Arrays.stream(SearchedNetwork.values())
        .filter(network -> !space(network).isEmpty())
        .toList();
  }

  /** The axes of a network, in the order of keys. */
  public List<Axis> space(SearchedNetwork network) {
    return of(network, space);
  }

  private static List<Axis> of(SearchedNetwork network, List<Axis> space) {
    return space.stream().filter(axis -> SearchedNetwork.ofKey(axis.key()) == network).toList();
  }

  /** The search as one line of HOCON, the same for the same search. */
  public String hocon() {
    return config.root().render(ConfigRenderOptions.concise());
  }
}
