package recommender.job;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.config.Settings;
import recommender.config.SettingsException;
import recommender.config.Start;
import recommender.experiment.RunFingerprint;
import recommender.ratings.InputFiles;
import recommender.repository.CheckpointFolder;
import recommender.repository.RepositoryException;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.training.CheckpointStore;

/**
 * Checkpoints of a run: those of one that was stopped, if they are of the same settings and
 * ratings, or its own.
 *
 * @param now what the run is made of
 * @param before what the one was made of that is gone on with; empty where a run begins anew
 */
record RunCheckpoints(
    CheckpointFolder folder, RunFingerprint now, Optional<RunFingerprint> before) {
  private static final Logger LOG = LoggerFactory.getLogger(RunCheckpoints.class);

  /**
   * Those of a run that begins.
   *
   * @param run its id
   * @throws SettingsException when it is to go on with one of other settings or files
   */
  static RunCheckpoints of(
      RunRepository repository, String run, Settings settings, Start start, Configuration hadoop) {
    CheckpointFolder folder = repository.checkpoints();
    RunFingerprint now =
        new RunFingerprint(
            run,
            Version.current(),
            settings.decisive(),
            InputFiles.of(settings.input(), settings.split().heldOut().stream().toList(), hadoop),
            null);
    Optional<RunFingerprint> before =
        start == Start.WHERE_STOPPED ? stopped(repository, folder) : Optional.empty();
    before.ifPresent(stopped -> stopped.demandSameSource(now));
    return new RunCheckpoints(folder, now, before);
  }

  private static Optional<RunFingerprint> stopped(
      RunRepository repository, CheckpointFolder folder) {
    Optional<RunFingerprint> found = folder.about().flatMap(text -> parsed(text, folder));
    Optional<RunFingerprint> stopped = found.filter(run -> !repository.has(run.run()));
    if (stopped.isEmpty()) {
      LOG.info(
          "Nothing to resume in {} ({}): began anew.",
          folder.path(),
          found.isPresent() ? "run " + found.get().run() + " was published" : "no checkpoint");
    }
    return stopped;
  }

  private static Optional<RunFingerprint> parsed(String text, CheckpointFolder folder) {
    try {
      return Optional.of(RunFingerprint.parse(text));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "Left out the checkpoints in {}, of which it is not known what of.", folder.path(), e);
      return Optional.empty();
    }
  }

  /**
   * Where the trainings of the run are kept.
   *
   * @throws SettingsException when the one that is gone on with was of other ratings
   */
  CheckpointStore store(RatingSplit split) {
    if (before.isEmpty()) {
      return folder.anew(() -> now.with(split).json());
    }
    RunFingerprint read = now.with(split);
    before.get().demandSameRows(read);
    LOG.info("Resumed run {} as run {}.", before.get().run(), now.run());
    return folder.continued(read.json());
  }

  /** Deletes them when the run is published, or would fail again. */
  void delete() {
    try {
      folder.delete();
    } catch (RepositoryException e) {
      // The run is what it is; the next one deletes them.
      LOG.warn("Left checkpoints behind in {}.", folder.path(), e);
    }
  }
}
