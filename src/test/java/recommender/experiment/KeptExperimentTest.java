package recommender.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recommender.config.Settings;
import recommender.learner.FitReport;
import recommender.learner.Stages;
import recommender.report.ModelMetrics;
import recommender.repository.CheckpointFolder;
import recommender.repository.RunRepository;
import recommender.split.RatingSplit;
import recommender.testing.Listing;
import recommender.testing.SparkTest;
import recommender.testing.TestSettings;
import recommender.training.CheckpointStore;

class KeptExperimentTest extends SparkTest {
  @TempDir Path folder;

  /** Each model's two trainings. */
  @Test
  void noTrainingThatWasDoneIsTrainedAgain() {
    Settings settings =
        TestSettings.with(
            "network.objective=both",
            "network.hidden=[3]",
            "ranking.network.hidden=[3]",
            "ranking.network.type=autoencoder",
            "training.workers=1",
            "ranking.training.workers=1",
            "training.epochs=2",
            "ranking.training.epochs=2",
            "training.checkpoint-every=1",
            "evaluation.relevant-from=3");
    CheckpointFolder checkpoints =
        RunRepository.open(folder.toString(), new Configuration()).checkpoints();
    List<Fitted> first = run(settings, checkpoints.anew(() -> "one"));
    assertThat(Listing.of(folder))
        .hasSize(6)
        .contains(".checkpoint/first.000002", ".checkpoint/ranking.000002")
        .anyMatch(name -> name.startsWith(".checkpoint/first.refit.00000"))
        .anyMatch(name -> name.startsWith(".checkpoint/ranking.refit.00000"));
    assertThat(first).allSatisfy(model -> assertThat(resumed(model.last())).isNull());

    List<Fitted> again = run(settings, checkpoints.continued("two"));
    assertThat(again).hasSize(2);
    for (int i = 0; i < again.size(); i++) {
      FitReport validated = again.get(i).validated();
      assertThat(resumed(validated)).isEqualTo(2);
      assertThat(resumed(again.get(i).last())).isBetween(1, 2);
      // With its times: nothing was run.
      assertThat(history(validated)).isEqualTo(history(first.get(i).validated()));
      assertThat(validated.validation()).isEqualTo(first.get(i).validated().validation());
    }
  }

  private static List<Fitted> run(Settings settings, CheckpointStore checkpoints) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark().sparkContext());
    try (RatingSplit split = SmallSplit.of(spark());
        Experiment experiment =
            new Experiment(context, new Stages(spark().sparkContext()), split, settings.input())) {
      return experiment.fit(Learners.of(settings, checkpoints));
    }
  }

  private static Integer resumed(FitReport report) {
    return ((ModelMetrics.Training) report.fits().get(0)).resumedFromEpoch();
  }

  private static String history(FitReport report) {
    return report.histories().values().iterator().next();
  }
}
