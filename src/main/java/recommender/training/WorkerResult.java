package recommender.training;

import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;

/** A report in the dress that dl4j-spark asks for; it never leaves the task. */
final class WorkerResult extends ParameterAveragingTrainingResult {
  private final WorkerReport report;

  WorkerResult(WorkerReport report) {
    super(null, null, 0, null, null, null);
    this.report = report;
  }

  WorkerReport report() {
    return report;
  }
}
