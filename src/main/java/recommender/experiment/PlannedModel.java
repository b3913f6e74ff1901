package recommender.experiment;

import static org.apache.spark.sql.functions.countDistinct;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import recommender.learner.Learner;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.ratings.Columns;
import recommender.split.RatingSplit;

/**
 * A model of a run before it is fitted.
 *
 * @param memory that the steps of fitting it ask for, beside the models before it
 */
public record PlannedModel(Learner learner, List<MemoryUser> memory) {

  /**
   * The models of a run as they would be fitted, each beside those before it.
   *
   * @param learners in the order in which they are fitted
   * @param train users × items
   */
  public static List<PlannedModel> of(List<Learner> learners, TrainSize train, Machines machines) {
    List<PlannedModel> models = new ArrayList<>();
    List<Part> held = new ArrayList<>();
    for (Learner learner : learners) {
      Learner suited = learner.suited(train, List.copyOf(held), machines);
      List<MemoryUser> memory = suited.memory(train, List.copyOf(held));
      models.add(new PlannedModel(suited, memory));
      memory.forEach(each -> held.addAll(each.held()));
    }
    return models;
  }

  /** The size of train, users × items; vectors need not be built for it. */
  public static TrainSize size(RatingSplit split) {
    Row counts =
        split.train().agg(countDistinct(Columns.USER), countDistinct(Columns.ITEM)).first();
    return new TrainSize(
        Math.max(1, counts.getLong(0)),
        Math.toIntExact(Math.max(1, counts.getLong(1))),
        split.trainRatings(),
        split.validationRatings() > 0);
  }
}
