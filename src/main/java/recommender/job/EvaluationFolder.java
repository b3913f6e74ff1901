package recommender.job;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import recommender.report.Metrics;
import recommender.report.Report;
import recommender.repository.RunFiles;
import recommender.repository.TableDraft;

/** Folder of a job that evaluates a run: what was measured, in all of its forms. */
record EvaluationFolder(TableDraft draft) {

  /** Writes the files and puts the folder in its place, which is returned. */
  Path publish(Metrics metrics) {
    draft.write(RunFiles.METRICS, metrics.json());
    draft.write(
        RunFiles.REPORT, new Report(metrics, Map.of(), List.of(), "", "", List.of()).html());
    return draft.publish();
  }
}
