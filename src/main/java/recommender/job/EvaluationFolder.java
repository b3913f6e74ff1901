package recommender.job;

import org.apache.hadoop.fs.Path;
import recommender.report.Metrics;
import recommender.repository.RunFiles;
import recommender.repository.TableDraft;

/** Folder of a job that evaluates a run: what was measured, in all of its forms. */
record EvaluationFolder(TableDraft draft) {

  /** Writes the files and puts the folder in its place, which is returned. */
  Path publish(Metrics metrics) {
    draft.write(RunFiles.METRICS, metrics.json());
    return draft.publish();
  }
}
