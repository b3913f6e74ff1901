package recommender.tracking;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.config.Settings;
import recommender.promotion.Verdict;
import recommender.report.Metrics;

/**
 * A run that was published.
 *
 * @param folder of its files
 * @param hadoop settings of their file system
 */
public record TrackedRun(
    Settings settings, Metrics metrics, Verdict verdict, Path folder, Configuration hadoop) {}
