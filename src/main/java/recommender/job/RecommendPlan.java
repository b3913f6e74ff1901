package recommender.job;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.config.InputSettings;
import recommender.config.RecommendCommandLine;
import recommender.config.RecommendSettings;
import recommender.repository.RepositoryException;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;

/**
 * What a job that recommends is to do.
 *
 * @param run folder of the run
 * @param input how tables are read; empty where none is
 */
record RecommendPlan(RecommendSettings settings, Path run, Optional<InputSettings> input) {

  /**
   * The plan of a command line, with what the run's folder says.
   *
   * @throws recommender.config.SettingsException with every problem of the flags
   * @throws RepositoryException when there is no such run
   */
  static RecommendPlan of(RecommendCommandLine line, Configuration hadoop) {
    RecommendSettings settings = line.settings();
    Path run = RunRepository.published("--run", settings.run(), hadoop);
    Optional<InputSettings> input =
        settings.work() == RecommendSettings.Work.SIMILAR
            ? Optional.empty()
            : Optional.of(line.input(RunRepository.text(run, RunFiles.SETTINGS, hadoop)));
    return new RecommendPlan(settings, run, input);
  }
}
