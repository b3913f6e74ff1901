package recommender.learner;

import java.util.List;
import recommender.memory.Machines;
import recommender.memory.MemoryDemand.Part;
import recommender.memory.MemoryUser;
import recommender.memory.TrainSize;
import recommender.vectors.RatingMatrix;

/**
 * A model of a run before it is fitted: its kind and its settings. A kind of model is one package
 * that implements this and {@link FittedModel}.
 */
public interface Learner {

  /**
   * The section that its settings stand in, and the name of its files: {@code ranking} of a model
   * beside the first one, empty for the first.
   */
  String section();

  /** What it is, such as {@code The network that ranks}. */
  String description();

  /** How it is fitted, in a sentence. */
  String steps();

  /** Which of users and items have the vectors that it is fitted to. */
  RatingMatrix.Layout layout();

  /**
   * This learner as it would be fitted to ratings of a size: what its settings leave open is what
   * suits these ratings and fits into memory.
   *
   * @param train users × items
   * @param held what the driver holds of other models meanwhile
   */
  default Learner suited(TrainSize train, List<Part> held, Machines machines) {
    return this;
  }

  /**
   * What fitting it asks of memory, one step after the other; the driver holds on to what each step
   * leaves.
   *
   * @param train users × items
   * @param held what the driver holds of other models meanwhile
   */
  List<MemoryUser> memory(TrainSize train, List<Part> held);

  /**
   * Fits to train; its validation part, if there is one, chooses what is to be chosen.
   *
   * @param held what the driver holds of other models meanwhile
   * @throws recommender.config.SettingsException when it does not fit into memory
   * @throws recommender.training.DivergedException when what is fitted is no longer a number
   */
  FittedModel fit(TrainData data, List<Part> held);

  /** Whether it is to be fitted once more, on train and validation together. */
  boolean refits();
}
