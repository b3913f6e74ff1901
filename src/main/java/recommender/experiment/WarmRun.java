package recommender.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.ArchitectureDifferences;
import recommender.config.HeldOutBefore;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.SplitStrategy;
import recommender.config.WarmSettings;
import recommender.model.LearnedRun;
import recommender.model.ModelException;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;

/**
 * The run that a training begins with, and what that means for its settings: they name its folder,
 * take its vectors where they leave them open, and validate by ratings that it was not trained on.
 *
 * @param settings of the training
 * @param run empty for a cold start
 */
public record WarmRun(Settings settings, Optional<LearnedRun> run) {
  private static final Logger LOG = LoggerFactory.getLogger(WarmRun.class);
  private static final String FLAG = "--warm-start";

  /**
   * Finds the run that is asked for, and checks it, before anything is read.
   *
   * @param asked settings as they were given
   * @throws SettingsException when a network of these settings cannot begin with it, or test
   *     ratings may be among those that it was trained on
   * @throws recommender.repository.RepositoryException when there is no such run
   * @throws ModelException when it cannot be read
   */
  public static WarmRun of(Settings asked, RunRepository repository, Configuration hadoop) {
    WarmSettings warm = asked.training().warm();
    if (warm.start().isEmpty()) {
      return new WarmRun(asked, Optional.empty());
    }
    if (!warm.isCurrent()) {
      Path folder = repository.folder(FLAG, warm.start().get(), hadoop);
      return warm(asked, LearnedRun.open(folder, hadoop), folder);
    }
    Optional<Path> current = repository.current().map(repository::run);
    if (current.isEmpty()) {
      return cold(asked, "no run is in service yet");
    }
    LearnedRun run;
    try {
      run = LearnedRun.open(current.get(), hadoop);
    } catch (ModelException e) {
      return cold(asked, e.getMessage());
    }
    return warm(asked, run, current.get());
  }

  private static WarmRun cold(Settings asked, String reason) {
    LOG.info("Began cold ({} = {}): {}.", WarmSettings.START, WarmSettings.CURRENT, reason);
    return new WarmRun(asked.with(Map.of(WarmSettings.START, WarmSettings.NONE)), Optional.empty());
  }

  private static WarmRun warm(Settings asked, LearnedRun run, Path folder) {
    ArchitectureDifferences differences = new ArchitectureDifferences(run.id(), run.settings());
    Settings adopted = differences.adopted(asked);
    List<String> problems = new ArrayList<>(differences.of(adopted));
    new HeldOutBefore(run.id(), run.settings().split())
        .doubt(asked.split())
        .ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    Map<String, Object> changes = new LinkedHashMap<>(validation(asked, run));
    changes.put(WarmSettings.START, folder.toString());
    return new WarmRun(adopted.with(changes), Optional.of(run));
  }

  /** Validation by what the run was not trained on, or by nothing where that is not known. */
  private static Map<String, Object> validation(Settings asked, LearnedRun run) {
    if (asked.split().validationFraction() == 0 || asked.split().validationAfter().isPresent()) {
      return Map.of();
    }
    OptionalDouble trained =
        asked.split().strategy() == SplitStrategy.TIMESTAMP_PERCENTILE
            ? run.cutoff()
            : run.newest();
    if (trained.isEmpty()) {
      LOG.warn(
          "Left out the validation part: run {} has no times, so that nothing is known to be new to it; training runs to its last epoch.",
          run.id());
      return Map.of("split.validation-fraction", 0);
    }
    return Map.of("split.validation-after", trained.getAsDouble());
  }

  /**
   * Refuses a split whose test ratings may be among those that the run was trained on.
   *
   * @throws SettingsException when it was cut off later
   */
  public void demandUnseenTest(RatingSplit split) {
    run.map(LearnedRun::cutoff)
        .filter(before -> before.isPresent() && split.cutoff().isPresent())
        .filter(before -> before.getAsDouble() > split.cutoff().getAsDouble())
        .ifPresent(
            before -> {
              throw new SettingsException(
                  "split.percentile: expected a cut-off no earlier than %s, that of run %s, since otherwise test ratings may be among those it was trained on, was %s; give newer ratings, or start without %s"
                      .formatted(
                          RunResult.time(before.getAsDouble()),
                          run.get().id(),
                          RunResult.time(split.cutoff().getAsDouble()),
                          FLAG));
            });
  }
}
