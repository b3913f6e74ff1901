package recommender.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import recommender.baseline.BiasModel;
import recommender.baseline.Factorisation;
import recommender.vectors.UserVector;

/** What the network is compared with; records, for they travel to executors. */
interface Baseline extends Serializable {

  RatingPredictor contender();

  /**
   * Predicts for a user, not yet clipped to the scale.
   *
   * @param fed the ratings known of the user
   * @param columns of the items asked for
   */
  double[] predict(UserVector fed, int[] columns);

  /** Those that a {@link BiasModel} holds. */
  static List<Baseline> of(BiasModel bias) {
    return List.of(new GlobalMean(bias), new ItemMean(bias), new Bias(bias));
  }

  /** The same where a vector is an item's: the model then holds the offsets of users by column. */
  static List<Baseline> ofItemVectors(BiasModel bias) {
    return List.of(new GlobalMean(bias), new VectorMean(bias), new Bias(bias));
  }

  /** {@link RatingPredictor#GLOBAL_MEAN}. */
  record GlobalMean(BiasModel bias) implements Baseline {
    @Override
    public RatingPredictor contender() {
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
    public RatingPredictor contender() {
      return RatingPredictor.ITEM_MEAN;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      return Arrays.stream(columns).mapToDouble(column -> bias.itemMeans()[column]).toArray();
    }
  }

  /** {@link RatingPredictor#ITEM_MEAN} of an item whose ratings are what is fed. */
  record VectorMean(BiasModel bias) implements Baseline {
    @Override
    public RatingPredictor contender() {
      return RatingPredictor.ITEM_MEAN;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      double sum = 0;
      for (float rating : fed.ratings()) {
        sum += rating;
      }
      double[] predictions = new double[columns.length];
      Arrays.fill(predictions, fed.size() == 0 ? bias.mean() : sum / fed.size());
      return predictions;
    }
  }

  /** {@link RatingPredictor#BIAS}. */
  record Bias(BiasModel bias) implements Baseline {
    @Override
    public RatingPredictor contender() {
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
    public RatingPredictor contender() {
      return RatingPredictor.MATRIX_FACTORISATION;
    }

    @Override
    public double[] predict(UserVector fed, int[] columns) {
      return factorisation.predict(fed.columns(), fed.ratings(), columns);
    }
  }
}
