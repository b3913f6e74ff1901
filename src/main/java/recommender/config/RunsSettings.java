package recommender.config;

import java.util.List;

/**
 * What a job on the runs of a repository is asked for.
 *
 * @param repository its path
 * @param command what is done
 * @param runs names of the runs that it is done with: two for a difference, one or none else
 * @param keep number of runs, the newest, that pruning keeps
 */
public record RunsSettings(String repository, RunsCommand command, List<String> runs, int keep) {}
