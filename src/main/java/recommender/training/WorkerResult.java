package recommender.training;

import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingResult;

/** A report of a worker as dl4j-spark's type of results; it never leaves the task. */
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
