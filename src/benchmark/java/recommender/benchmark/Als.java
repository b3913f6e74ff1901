package recommender.benchmark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;

import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import recommender.baseline.FactorisationFit;
import recommender.config.RatingScale;
import recommender.ratings.Columns;
import recommender.split.RatingSplit;

/** Fit of Spark's ALS to the ratings as they are. */
final class Als implements Fit {
  private final Dataset<Row> train;
  private final Dataset<Row> validation;
  private final RatingScale scale;
  private final int blocks;

  /**
   * @param scale to which predictions are clipped
   * @param blocks into which it divides users and items; 10 by default
   */
  Als(RatingSplit split, RatingScale scale, int blocks) {
    this.blocks = blocks;
    this.train = split.train().cache();
    this.validation = split.validation().cache();
    this.scale = scale;
    train.count();
    validation.count();
  }

  @Override
  public Timed fit(double regularisation) {
    FactorisationFit.keepCheckpoints(train.sparkSession().sparkContext());
    long start = System.nanoTime();
    ALSModel model =
        new ALS()
            .setUserCol(Columns.USER)
            .setItemCol(Columns.ITEM)
            .setRatingCol(Columns.RATING)
            .setRank(RANK)
            .setMaxIter(ITERATIONS)
            .setNumBlocks(blocks)
            .setCheckpointInterval(FactorisationFit.CHECKPOINT_INTERVAL)
            .setRegParam(regularisation)
            .setColdStartStrategy("drop")
            .setSeed(1)
            .fit(train);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Timed(seconds, rmse(model));
  }

  private double rmse(ALSModel model) {
    Column clipped =
        greatest(lit(scale.min()), least(lit(scale.max()), col(model.getPredictionCol())));
    Column rmse = sqrt(avg(pow(clipped.minus(col(Columns.RATING)), 2)));
    return model.transform(validation).agg(rmse).head().getDouble(0);
  }
}
