package recommender.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Settings of a job, checked, one record per section.
 *
 * @param ranking of the network for ranking that is trained beside this one
 * @param config the same settings as a configuration: complete, resolved, with the origin of each
 */
public record Settings(
    InputSettings input,
    QualitySettings quality,
    SplitSettings split,
    NetworkSettings network,
    EaseSettings ease,
    TrainingSettings training,
    EvaluationSettings evaluation,
    PromotionSettings promotion,
    TrackingSettings tracking,
    OutputSettings output,
    Optional<Settings> ranking,
    Config config) {
  private static final String RANKING = "ranking";

  /**
   * Lays {@code given} over the defaults of {@code conf/reference.conf} and checks every value.
   *
   * @throws SettingsException with all problems: unknown keys first, then sections in their order
   */
  static Settings of(Config given) {
    Config config = resolved(given);
    List<String> problems = new ArrayList<>(UnknownKeys.of(config, known()));
    SettingsReader in = new SettingsReader(config);
    InputSettings input = InputSettings.read(in);
    QualitySettings quality = QualitySettings.read(in);
    SplitSettings split = SplitSettings.read(in);
    demandTimes(in, input, split);
    NetworkSettings network = NetworkSettings.read(in, input);
    EaseSettings ease = EaseSettings.read(in, input, network);
    TrainingSettings training = TrainingSettings.read(in, network);
    EvaluationSettings evaluation = EvaluationSettings.read(in, network, split);
    PromotionSettings promotion = PromotionSettings.read(in, network.objective(), evaluation);
    TrackingSettings tracking = TrackingSettings.read(in);
    OutputSettings output = OutputSettings.read(in);
    demandRankingBeside(in, network.objective());
    problems.addAll(in.problems());
    Optional<Settings> ranking =
        network.objective() == Objective.BOTH && problems.isEmpty()
            ? Optional.of(beside(config))
            : Optional.empty();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    Config complete = ranking.map(beside -> withRanking(config, beside.config)).orElse(config);
    return new Settings(
        input,
        quality,
        split,
        network,
        ease,
        training,
        evaluation,
        promotion,
        tracking,
        output,
        ranking,
        complete);
  }

  private static Config resolved(Config given) {
    try {
      Config plain = given.withFallback(Defaults.load()).resolve();
      return given.withFallback(Defaults.recipeFor(plain)).resolve();
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    }
  }

  /** Every key with its default; a network beside another has sections of its own. */
  private static Config known() {
    Config defaults = Defaults.load();
    return withRanking(defaults, defaults);
  }

  /** A split in time is none without times. */
  private static void demandTimes(SettingsReader in, InputSettings input, SplitSettings split) {
    if (split.strategy().isInTime() && !input.columns().hasTimes()) {
      in.refuse(
          "input.columns.timestamp",
          "the column of times, as split.strategy is %s (random, user-first, users and given do without)"
              .formatted(Names.kebab(split.strategy())),
          input);
    }
  }

  /** There is a network beside another one if both are asked for, and it is there to rank. */
  private static void demandRankingBeside(SettingsReader in, Objective objective) {
    if (in.isSet(RANKING) && objective != Objective.BOTH) {
      in.refuse("network.objective", "both, as section ranking is set", objective);
    }
    String key = RANKING + ".network.objective";
    if (in.isSet(key) && in.choice(key, Objective.class) != Objective.RANKING) {
      in.refuse(key, "ranking", Objective.RANKING);
    }
    key = RANKING + "." + TrainingSettings.REFIT;
    if (in.isSet(key) && !in.flagOrAuto(key).equals(in.flagOrAuto(TrainingSettings.REFIT))) {
      in.refuse(
          key,
          "%s, as %s is"
              .formatted(in.text(TrainingSettings.REFIT, "a flag"), TrainingSettings.REFIT),
          objective);
    }
  }

  /**
   * What is set for the network that ranks, over its recipe, over what all of the run has in common
   * but the baselines of predicted ratings.
   */
  private static Settings beside(Config config) {
    Config own = config.hasPath(RANKING) ? config.getConfig(RANKING) : ConfigFactory.empty(RANKING);
    Config asked =
        own.withValue("network.objective", ConfigValueFactory.fromAnyRef("ranking"))
            .withValue("evaluation.baselines", ConfigValueFactory.fromAnyRef(List.of()))
            // Both are published with one table of items, that of the ratings they are fitted to.
            .withValue(TrainingSettings.REFIT, config.getValue(TrainingSettings.REFIT))
            // Both begin with networks of one run.
            .withValue(WarmSettings.START, config.getValue(WarmSettings.START));
    try {
      return of(
          asked
              .withFallback(Defaults.overrides(asked))
              // Runs are promoted whole, by the settings of their first model.
              .withFallback(config.withoutPath(RANKING).withoutPath("promotion"))
              .resolve());
    } catch (SettingsException e) {
      throw new SettingsException(
          e.problems().stream().map(problem -> RANKING + "." + problem).toList());
    }
  }

  private static Config withRanking(Config config, Config ranking) {
    Config sections =
        ranking
            .withOnlyPath("network")
            .withFallback(ranking.withOnlyPath("ease"))
            .withFallback(ranking.withOnlyPath("training"));
    return sections.atPath(RANKING).withFallback(config);
  }

  /**
   * Settings of a text that {@link #hocon()} made.
   *
   * @throws SettingsException with all problems
   */
  public static Settings parse(String hocon) {
    return of(ConfigFactory.parseString(hocon));
  }

  /**
   * A copy of these settings with other values for some keys.
   *
   * @param changes by key
   * @throws SettingsException with all problems
   */
  public Settings with(Map<String, ?> changes) {
    Config changed = config;
    for (Map.Entry<String, ?> change : changes.entrySet()) {
      ConfigValue value = ConfigValueFactory.fromAnyRef(change.getValue());
      changed = changed.withValue(change.getKey(), value);
    }
    return of(changed);
  }

  /**
   * A copy of these settings with numbers in place of {@code auto}.
   *
   * @param workers of the training
   * @param batches of a worker between two averagings
   */
  public Settings withChosen(int workers, int batches) {
    Config chosen = config.withValue("training.workers", ConfigValueFactory.fromAnyRef(workers));
    return training.averagingFrequency().mode() == AveragingFrequency.Mode.AUTO
        ? of(chosen.withValue(AveragingFrequency.KEY, ConfigValueFactory.fromAnyRef(batches)))
        : of(chosen);
  }

  /** A copy of these settings in which ratings of at least a number are likes. */
  public Settings withRelevantFrom(double from) {
    return with(Map.of(EvaluationSettings.RELEVANT_FROM, from));
  }

  /**
   * These settings, or a copy that fits no model again where validation adds too little for it.
   *
   * @param train ratings without those of validation
   */
  public Settings withRefitFor(long train, long validation) {
    if (training.refit(train, validation) == training.refit()) {
      return this;
    }
    // The section of a network beside this one follows.
    return of(
        config
            .withoutPath(RANKING + "." + TrainingSettings.REFIT)
            .withValue(TrainingSettings.REFIT, ConfigValueFactory.fromAnyRef(false)));
  }

  /** A copy of these settings with these vectors, and the indicator that suits them or is set. */
  public Settings withVectors(VectorsOf vectors) {
    Settings chosen = with(Map.of("network.vectors", Names.kebab(vectors)));
    return chosen.with(Map.of("network.input-indicator", chosen.network.inputIndicator()));
  }

  /** A copy of these settings with the numbers of another's shallow network. */
  public Settings withEaseOf(Settings other) {
    return of(
        other
            .config
            .withOnlyPath("ease")
            .withFallback(other.config.withOnlyPath(EaseSettings.CHANNELS))
            .withFallback(config));
  }

  /** A copy of these settings with another network beside this one. */
  public Settings withRanking(Settings beside) {
    return of(withRanking(config.withoutPath(RANKING), beside.config));
  }

  /** The targets that a network of these settings is trained on. */
  public Targets targets() {
    return network.objective() == Objective.RANKING ? positives() : Targets.RATING;
  }

  /** Which train ratings are positives of a model that ranks. */
  public PositiveTargets positives() {
    return Targets.ranking(
        network.positives() == Positives.RATED ? Double.NEGATIVE_INFINITY : relevantFrom());
  }

  /**
   * The lowest held-out rating of an item that belongs into a list; any where there are none.
   *
   * @throws IllegalStateException where it is {@code auto}, which only the ratings can tell
   */
  public double relevantFrom() {
    return input.hasRatings()
        ? evaluation
            .relevantFrom()
            .orElseThrow(
                () -> new IllegalStateException(EvaluationSettings.RELEVANT_FROM + " is auto"))
        : Double.NEGATIVE_INFINITY;
  }

  /**
   * The settings that decide what is trained, as texts by key: not where it is published, how it is
   * watched or how often it is kept.
   */
  public SortedMap<String, String> decisive() {
    return DecisiveSettings.of(config);
  }

  /** Every setting as text, by key. */
  public SortedMap<String, String> texts() {
    return DecisiveSettings.all(config);
  }

  /** The settings as HOCON, complete: {@code --conf} with this text repeats the run. */
  public String hocon() {
    return config
        .root()
        .render(
            ConfigRenderOptions.defaults()
                .setJson(false)
                .setOriginComments(false)
                .setComments(false));
  }
}
