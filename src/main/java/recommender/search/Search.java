package recommender.search;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recommender.learner.PreparedVectors;
import recommender.memory.Machines;
import recommender.memory.TrainSize;
import recommender.network.Autoencoder;
import recommender.ratings.RatingsException;
import recommender.repository.Journal;
import recommender.repository.RunRepository;
import recommender.training.DivergedException;
import recommender.vectors.RatingMatrix;

/**
 * A random search for the settings of one network, with successive halving: candidates are scored
 * on the validation part, one in each executor slot. Test is no part of it.
 */
public final class Search {
  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  private final JavaSparkContext spark;
  private final SearchPlan plan;
  private final RunRepository repository;

  /**
   * @param repository that scores are kept in, for a job that begins the same search again
   */
  public Search(JavaSparkContext spark, SearchPlan plan, RunRepository repository) {
    this.spark = spark;
    this.plan = plan;
    this.repository = repository;
  }

  /**
   * Runs to the end, or goes on where the same search of the same ratings was stopped.
   *
   * @param vectors of train, in the layout of the plan
   * @param validation user, item, rating
   * @throws RatingsException when nobody of the validation part can be scored
   * @throws recommender.config.SettingsException when a candidate does not fit into memory
   * @throws DivergedException when all candidates of a rung did
   */
  public SearchResult run(PreparedVectors vectors, Dataset<Row> validation) {
    RatingMatrix matrix = vectors.matrix();
    Dataset<Row> heldOut = matrix.placed(validation);
    // First, since the ratings have to fit into memory, too.
    int atOnce = memory(matrix, heldOut).atOnce(Machines.of(spark));
    SearchData data =
        new SearchDataCollector(plan, matrix.columns(), vectors.scale())
            .collect(matrix.rows(), heldOut);
    demandValidation(data);
    Journal journal = repository.journal("search-" + Fingerprint.of(plan, data));
    int known = journal.size();
    logStart(atOnce, known, journal);
    Broadcast<SearchData> broadcast = spark.broadcast(data);
    try {
      ScoreJournal scores = new ScoreJournal(journal, plan.metric());
      SparkTrials trials = new SparkTrials(spark, broadcast, scores, atOnce);
      Halving halving = new Halving(plan.rungs(), plan.metric(), trials);
      return new SearchResult(plan, halving.run(plan.candidates()), known, journal);
    } finally {
      broadcast.destroy();
    }
  }

  private void demandValidation(SearchData data) {
    if (data.validated(plan.objective()) == 0) {
      String wanted =
          switch (plan.metric()) {
            case RMSE -> "a rating";
            case NDCG -> "a relevant rating (evaluation.relevant-from)";
          };
      throw new RatingsException(
          "validation: expected %s of a user and an item of train, was none; set a larger split.validation-fraction"
              .formatted(wanted));
    }
  }

  private CandidateMemory memory(RatingMatrix matrix, Dataset<Row> heldOut) {
    long train = LongStream.of(matrix.columns().ratings()).sum();
    List<Autoencoder> networks =
        plan.candidates().stream()
            .map(Candidate::settings)
            .map(each -> new Autoencoder(each.network(), each.training(), matrix.width(), train))
            .toList();
    TrainSize size = new TrainSize(matrix.rowCount(), matrix.width(), train, true);
    return new CandidateMemory(networks, size, train + heldOut.count(), plan.metric());
  }

  private void logStart(int atOnce, int known, Journal journal) {
    LOG.info(
        "Searching among {} candidates in {} rungs, {} at once:{}",
        plan.candidates().size(),
        plan.rungs().size(),
        atOnce,
        String.join("", plan.lines().stream().map(line -> "\n  " + line).toList()));
    if (known > 0) {
      LOG.info(
          "Went on with a search that was stopped: {} scores are in {}.", known, journal.folder());
    }
  }
}
