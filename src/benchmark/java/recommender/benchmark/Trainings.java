package recommender.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import recommender.job.JobRunner;
import recommender.job.SearchPipeline;
import recommender.job.TrainPipeline;

/**
 * Trainings one after the other in one JVM: stdin has the arguments of TrainJob, a line for each,
 * split at spaces; stdout has the exit codes.
 */
public final class Trainings {
  private Trainings() {}

  /** Runs them until stdin ends. */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    JobRunner runner = new JobRunner("TrainJob", System.err, System.err);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(
          runner.run(TrainPipeline::run, SearchPipeline::new, line.split(" +")).code());
    }
  }
}
