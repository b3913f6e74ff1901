package recommender.job;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.config.SearchedNetwork;
import recommender.config.Settings;
import recommender.config.Start;
import recommender.experiment.Input;
import recommender.learner.PreparedVectors;
import recommender.learner.Stages;
import recommender.learner.TrainData;
import recommender.promotion.Verdict;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;
import recommender.search.Search;
import recommender.search.SearchPlan;
import recommender.search.SearchResult;
import recommender.split.RatingSplit;

/**
 * From ratings to better settings, and from those to a published model: search, then train.
 *
 * @param plans a search for each network that something is drawn for, in the order of networks
 */
public record SearchPipeline(List<SearchPlan> plans) implements JobRunner.Pipeline {

  /** Runs to the end; what is printed and published is what a run of the winners' settings has. */
  @Override
  public void run(SparkSession spark, Settings settings, Start start, PrintStream out) {
    RunRepository repository = TrainPipeline.repository(spark, settings);
    repository.exclusively("search", () -> searchAndTrain(spark, settings, repository, start, out));
  }

  private void searchAndTrain(
      SparkSession spark,
      Settings settings,
      RunRepository repository,
      Start start,
      PrintStream out) {
    List<SearchResult> results = results(spark, settings, repository);
    out.println();
    results.forEach(out::println);
    // What auto comes to is the same for the search and for the run of its winners.
    Settings searched = results.get(0).plan().base();
    Verdict verdict =
        TrainPipeline.of(spark, SearchResult.settings(searched, results), repository)
            .run(start, tables(results), out);
    results.forEach(result -> result.journal().delete());
    verdict.demandPromoted();
  }

  private List<SearchResult> results(
      SparkSession spark, Settings settings, RunRepository repository) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Stages stages = new Stages(spark.sparkContext());
    List<SearchResult> results = new ArrayList<>();
    TrainPipeline pipeline = new TrainPipeline(spark, settings, repository);
    Input input = pipeline.readAndSplit();
    try (RatingSplit split = input.split();
        TrainData data = new TrainData(context, stages, split, settings.input())) {
      pipeline.checkQuality(input);
      Settings chosen = pipeline.check(split).settings();
      for (SearchPlan plan : plans.stream().map(each -> each.on(chosen)).toList()) {
        PreparedVectors vectors = plan.vectors(data);
        // Built here if no search before did, so that it is a stage of its own.
        vectors.matrix();
        Search search = new Search(context, plan, repository);
        results.add(stages.run(plan.title(), () -> search.run(vectors, split.validation())));
      }
    }
    return results;
  }

  private static Map<String, String> tables(List<SearchResult> results) {
    return results.stream()
        .collect(Collectors.toMap(result -> file(result.plan().network()), SearchResult::table));
  }

  private static String file(SearchedNetwork network) {
    return network == SearchedNetwork.RANKING ? RunFiles.RANKING_SEARCH : RunFiles.SEARCH;
  }
}
