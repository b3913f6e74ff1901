package recommender.job;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.config.EvaluateCommandLine;
import recommender.config.EvaluateSettings;
import recommender.config.InputSettings;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.repository.RepositoryException;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;

/**
 * What a job that evaluates a run is to do.
 *
 * @param run folder of the run
 * @param ofRun the settings that it was trained with
 * @param input how tables of ratings are read
 * @param compare folder of another run
 */
record EvaluatePlan(
    EvaluateSettings settings,
    Path run,
    Settings ofRun,
    InputSettings input,
    Optional<Path> compare) {

  /**
   * The plan of a command line, with what the run's folder says.
   *
   * @throws SettingsException with every problem of the flags
   * @throws RepositoryException when there is no such run, or its settings cannot be read
   */
  static EvaluatePlan of(EvaluateCommandLine line, Configuration hadoop) {
    EvaluateSettings settings = line.settings();
    Path run = RunRepository.published("--run", settings.run(), hadoop);
    Optional<Path> compare =
        settings.compare().map(path -> RunRepository.published("--compare", path, hadoop));
    String text = RunRepository.text(run, RunFiles.SETTINGS, hadoop);
    return new EvaluatePlan(settings, run, ofRun(run, text), line.input(text), compare);
  }

  private static Settings ofRun(Path run, String text) {
    try {
      return Settings.parse(text);
    } catch (RuntimeException e) {
      throw new RepositoryException(
          "%s: could not read %s (%s); give the folder of a whole run, of this version"
              .formatted(run, RunFiles.SETTINGS, e.getMessage()),
          e);
    }
  }
}
