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

/**
 * Everything a job was told, checked, one record per section.
 *
 * @param config the same settings as a configuration: complete, resolved, with the origin of each
 */
public record Settings(
    InputSettings input,
    SplitSettings split,
    NetworkSettings network,
    TrainingSettings training,
    EvaluationSettings evaluation,
    OutputSettings output,
    Config config) {

  /**
   * Lays {@code given} over the defaults of {@code conf/reference.conf} and checks every value.
   *
   * @throws SettingsException with all problems: unknown keys first, then sections in their order
   */
  static Settings of(Config given) {
    Config defaults = Defaults.load();
    Config config;
    try {
      config = given.withFallback(defaults).resolve();
    } catch (ConfigException e) {
      throw new SettingsException(e.getMessage());
    }
    List<String> problems = new ArrayList<>(UnknownKeys.of(config, defaults));
    SettingsReader in = new SettingsReader(config);
    InputSettings input = InputSettings.read(in);
    SplitSettings split = SplitSettings.read(in);
    NetworkSettings network = NetworkSettings.read(in, split);
    Settings settings =
        new Settings(
            input,
            split,
            network,
            TrainingSettings.read(in, network),
            EvaluationSettings.read(in, split),
            OutputSettings.read(in),
            config);
    problems.addAll(in.problems());
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
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
   * The same settings with some others in their place.
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
   * The same settings with what {@code auto} came to.
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

  /** The same settings for a training of so many epochs. */
  public Settings withEpochs(int epochs) {
    return of(config.withValue("training.epochs", ConfigValueFactory.fromAnyRef(epochs)));
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
