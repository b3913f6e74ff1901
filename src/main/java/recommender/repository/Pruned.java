package recommender.repository;

import java.util.List;

/**
 * What pruning did.
 *
 * @param deleted ids of runs
 * @param kept ids of runs
 * @param broken ids of folders that are no whole runs, and were left alone
 * @param leftovers of jobs that were killed: number of files and folders
 * @param bytes freed
 */
public record Pruned(
    List<String> deleted, List<String> kept, List<String> broken, int leftovers, long bytes) {}
