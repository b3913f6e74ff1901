package recommender.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Trains candidates on the executors: each in a job of one task, some at once, every score noted in
 * a journal as soon as it is there.
 *
 * <p>A candidate trains from its start in every rung. To go on it would need its parameters and its
 * optimiser's state back, megabytes to gigabytes for each; from the start it takes the task's
 * settings only, and is the same wherever and whenever it runs.
 */
final class SparkTrials implements Halving.Trials {
  private static final String GROUP = "search";

  private final JavaSparkContext spark;
  private final Broadcast<SearchData> data;
  private final ScoreJournal journal;
  private final int atOnce;

  /**
   * @param atOnce candidates that train at the same time, at most
   */
  SparkTrials(
      JavaSparkContext spark, Broadcast<SearchData> data, ScoreJournal journal, int atOnce) {
    this.spark = spark;
    this.data = data;
    this.journal = journal;
    this.atOnce = atOnce;
  }

  @Override
  public List<Score> run(Rung rung, List<Candidate> candidates) {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    CompletionService<Score> service = new ExecutorCompletionService<>(threads);
    try {
      candidates.forEach(candidate -> service.submit(() -> score(rung, candidate)));
      List<Score> scores = new ArrayList<>();
      while (scores.size() < candidates.size()) {
        scores.add(service.take().get());
      }
      return scores;
    } catch (ExecutionException e) {
      spark.sc().cancelJobGroup(GROUP);
      throw unwrapped(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Score score(Rung rung, Candidate candidate) {
    return journal.read(rung, candidate).orElseGet(() -> trained(rung, candidate));
  }

  private Score trained(Rung rung, Candidate candidate) {
    spark.setJobGroup(
        GROUP, "Search: rung %d, candidate %d".formatted(rung.number(), candidate.number()));
    Score score = trainedByATask(spark, CandidateTask.of(candidate, rung), data);
    journal.note(score, candidate);
    return score;
  }

  private static Score trainedByATask(
      JavaSparkContext spark, CandidateTask task, Broadcast<SearchData> data) {
    return spark.parallelize(List.of(task), 1).map(each -> each.train(data.value())).first();
  }

  /** Failures keep the exit code that they have on the main thread. */
  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
  }
}
