package recommender.config;

/**
 * What a job that exports is asked for.
 *
 * @param run path of a run folder, or of a repository, whose current run is meant
 * @param output path of the file, or of the folder, that is written
 * @param format of what is written
 * @param overwrite whether what is there is replaced
 * @param verify number of users for whom the file is to answer what the run does; 0 for no check
 */
public record ExportSettings(
    String run, String output, ExportFormat format, boolean overwrite, int verify) {}
