package recommender.learner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.memory.MemoryDemand.Part;
import recommender.model.BaselineFacts;
import recommender.model.ModelFacts;
import recommender.model.RankingFacts;
import recommender.model.Scorer;

/** A fitted model: what scores, and what is published of it. Its arrays lie off the heap. */
public interface FittedModel extends AutoCloseable {

  /** Numbers and texts of the fit, which outlive the model. */
  FitReport report();

  /** Fits the same once more, with what was chosen on the validation part. */
  Learner again();

  /** Scores what is held out for test, once. */
  TestEvaluation evaluate();

  /**
   * Stock networks of the same function by the names of their files; they may share their arrays
   * with this, which gives no scores any more.
   */
  Map<String, MultiLayerNetwork> published();

  /** Further files of the model by their names, which no prediction needs. */
  default Map<String, FileContent> files() {
    return Map.of();
  }

  /** What {@code model.json} says of the model where it is the first of a run. */
  ModelFacts facts();

  /** The baselines that it was compared with. */
  BaselineFacts baselines();

  /** What {@code model.json} says of a model that ranks; empty of one that predicts ratings. */
  Optional<RankingFacts> rankingFacts();

  /**
   * The scorer of a model that ranks, in this JVM, until the model is closed; empty of one that
   * predicts ratings.
   */
  Optional<Scorer> scorer();

  /** Tables of ids and offsets, by the names of their files. */
  Map<String, Dataset<Row>> tables();

  /** What the driver holds of it while another model is fitted. */
  List<Part> held();

  /** Frees the arrays, which no collector sees. */
  @Override
  void close();
}
