package recommender.learner;

import recommender.training.Turn;

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

  /**
   * Fits to train; its validation part, if there is one, chooses what is to be chosen.
   *
   * @param turn what the driver holds of other models meanwhile
   * @throws recommender.config.SettingsException when it does not fit into memory
   * @throws recommender.training.DivergedException when what is fitted is no longer a number
   */
  FittedModel fit(TrainData data, Turn turn);

  /** Whether it is to be fitted once more, on train and validation together. */
  boolean refits();
}
