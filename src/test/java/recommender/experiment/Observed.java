package recommender.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import recommender.learner.FitReport;
import recommender.learner.FittedModel;
import recommender.learner.Learner;
import recommender.learner.TestEvaluation;
import recommender.learner.TrainData;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.model.BaselineFacts;
import recommender.model.ModelFacts;
import recommender.model.RankingFacts;
import recommender.model.Scorer;
import recommender.vectors.RatingMatrix;

/**
 * A learner that does what another one does and writes down when it, and the models that it fits,
 * are called.
 *
 * @param name in the log
 */
record Observed(String name, Learner learner, List<String> log) implements Learner {

  @Override
  public FittedModel fit(TrainData data, List<Part> held) {
    log.add(
        "fit %s to %d ratings beside %d parts"
            .formatted(name, data.split().trainRatings(), held.size()));
    return new Model(learner.fit(data, held));
  }

  @Override
  public String section() {
    return learner.section();
  }

  @Override
  public String description() {
    return learner.description();
  }

  @Override
  public String steps() {
    return learner.steps();
  }

  @Override
  public RatingMatrix.Layout layout() {
    return learner.layout();
  }

  @Override
  public List<MemoryUser> memory(TrainSize train, List<Part> held) {
    return learner.memory(train, held);
  }

  @Override
  public boolean refits() {
    return learner.refits();
  }

  private final class Model implements FittedModel {
    private final FittedModel model;

    Model(FittedModel model) {
      this.model = model;
    }

    @Override
    public Learner again() {
      return new Observed(name + " again", model.again(), log);
    }

    @Override
    public TestEvaluation evaluate() {
      log.add("test " + name);
      return model.evaluate();
    }

    @Override
    public void close() {
      log.add("close " + name);
      model.close();
    }

    @Override
    public FitReport report() {
      return model.report();
    }

    @Override
    public Map<String, MultiLayerNetwork> published() {
      return model.published();
    }

    @Override
    public ModelFacts facts() {
      return model.facts();
    }

    @Override
    public BaselineFacts baselines() {
      return model.baselines();
    }

    @Override
    public Optional<RankingFacts> rankingFacts() {
      return model.rankingFacts();
    }

    @Override
    public Optional<Scorer> scorer() {
      return model.scorer();
    }

    @Override
    public Map<String, Dataset<Row>> tables() {
      return model.tables();
    }

    @Override
    public List<Part> held() {
      return model.held();
    }
  }
}
