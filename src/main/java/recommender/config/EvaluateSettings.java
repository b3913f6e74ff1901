package recommender.config;

import java.util.Optional;

/**
 * What a job that evaluates a run is asked for.
 *
 * @param run path of a run folder, or of a repository, whose current run is meant
 * @param heldOut path of the ratings that are scored
 * @param output path of the folder that is written
 * @param overwrite whether what is there is replaced
 * @param compare path of another run, which is scored on the same ratings
 */
public record EvaluateSettings(
    String run, String heldOut, String output, boolean overwrite, Optional<String> compare) {}
