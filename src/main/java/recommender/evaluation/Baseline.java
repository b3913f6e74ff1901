package recommender.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import recommender.baseline.BiasModel;
import recommender.baseline.Factorisation;
import recommender.vectors.UserVector;

/**
 * Baseline of predicted ratings, which a network is compared with; records, since they are sent to
 * executors.
 */
interface Baseline extends Serializable {

  RatingPredictor predictor();

  /**
   * Predicts for a user, not yet clipped to the scale.
   *
   * @param fed the ratings known of the user
   * @param columns of the items asked for
   */
  double[] predict(UserVector fed, int[] columns);

  /** The baselines that a {@link BiasModel} holds. */
  static List<Baseline> of(BiasModel bias) {
    return List.of(new GlobalMean(bias), new ItemMean(bias), new Bias(bias));
  }

  /** {@link RatingPredictor#GLOBAL_MEAN}. */
  record GlobalMean(BiasModel bias) implements Baseline {
    @Override
    public RatingPredictor predictor() {
      return RatingPredictor.GLOBAL_MEAN;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      double[] predictions = new double[columns.length];
      Arrays.fill(predictions, bias.mean());
      return predictions;
    }
  }

  /** {@link RatingPredictor#ITEM_MEAN}. */
  record ItemMean(BiasModel bias) implements Baseline {
    @Override
    public RatingPredictor predictor() {
      return RatingPredictor.ITEM_MEAN;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      return Arrays.stream(columns).mapToDouble(column -> bias.itemMeans()[column]).toArray();
    }
  }

  /** {@link RatingPredictor#BIAS}. */
  record Bias(BiasModel bias) implements Baseline {
    @Override
    public RatingPredictor predictor() {
      return RatingPredictor.BIAS;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      double userOffset = bias.userOffset(fed.columns(), fed.ratings());
      return Arrays.stream(columns)
          .mapToDouble(column -> bias.predict(column, userOffset))
          .toArray();
    }
  }

  /** {@link RatingPredictor#MATRIX_FACTORISATION}. */
  record Factorised(Factorisation factorisation) implements Baseline {
    @Override
    public RatingPredictor predictor() {
      return RatingPredictor.MATRIX_FACTORISATION;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      return factorisation.predict(fed.columns(), fed.ratings(), columns);
    }
  }
}
