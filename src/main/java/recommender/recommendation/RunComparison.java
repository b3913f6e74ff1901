package recommender.recommendation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.experiment.Comparison;

/**
 * Comparison of two runs on the held-out ratings that both can score.
 *
 * @param known ratings of the users from before
 * @param heldOut ratings to be scored
 */
public record RunComparison(Dataset<Row> known, Dataset<Row> heldOut, EvaluatedRun.Lists lists) {

  /**
   * Scores both.
   *
   * @param other with ids of the same types
   * @param id of the other
   */
  public Comparison of(EvaluatedRun run, EvaluatedRun other, String id) {
    Dataset<Row> both = other.scorable(run.scorable(heldOut, known), known);
    return new Comparison(id, run.evaluate(known, both, lists), other.evaluate(known, both, lists));
  }
}
