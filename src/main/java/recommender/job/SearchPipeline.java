package recommender.job;

import java.io.PrintStream;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import recommender.config.RatingScale;
import recommender.config.Settings;
import recommender.config.VectorsOf;
import recommender.learner.Stages;
import recommender.repository.RunFiles;
import recommender.repository.RunRepository;
import recommender.search.Search;
import recommender.search.SearchPlan;
import recommender.search.SearchResult;
import recommender.split.RatingSplit;
import recommender.vectors.RatingMatrix;

/** From ratings to better settings, and from those to a published model: search, then train. */
public record SearchPipeline(SearchPlan plan) implements JobRunner.Pipeline {

  /** Runs to the end; what is printed and published is what a run of the winner's settings has. */
  @Override
  public void run(SparkSession spark, Settings settings, PrintStream out) {
    RunRepository repository =
        RunRepository.open(settings.output().path(), spark.sparkContext().hadoopConfiguration());
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Search search = new Search(context, plan, repository);
    SearchResult found = found(search, spark, settings);
    out.printf("%n%s%n", found);
    TrainPipeline.run(spark, found.settings(), Map.of(RunFiles.SEARCH, found.table()), out);
    found.journal().delete();
  }

  private static SearchResult found(Search search, SparkSession spark, Settings settings) {
    Stages stages = new Stages(spark.sparkContext());
    RatingMatrix.Layout layout =
        settings.network().vectors() == VectorsOf.ITEM
            ? RatingMatrix.Layout.BY_ITEM
            : RatingMatrix.Layout.BY_USER;
    try (RatingSplit split = new TrainPipeline(spark, settings).readAndSplit().split();
        RatingMatrix matrix =
            stages.run(layout.stage(), () -> RatingMatrix.of(split.train(), layout))) {
      RatingScale scale = settings.input().ratingScale().orElseGet(matrix.columns()::scale);
      return stages.run(
          "Search",
          () ->
              search.run(
                  matrix.rows(), matrix.placed(split.validation()), matrix.columns(), scale));
    }
  }
}
