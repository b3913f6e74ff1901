package recommender.model;

import java.util.List;
import recommender.config.RatingScale;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.Profile;
import recommender.vectors.SparseRows;
import recommender.vectors.UserVector;

/**
 * Predictor of ratings from the known ratings of a user: centres them, runs the network, adds the
 * offsets again and clips to the scale. For one thread.
 */
public final class Predictor {
  /** Number of users to predict for at once: an item's weights are fetched once for all of them. */
  public static final int BATCH_SIZE = 256;

  private final SparseNetwork network;
  private final InputTransform transform;
  private final RatingScale scale;

  /** A predictor that owns its network. */
  public Predictor(SparseNetwork network, InputTransform transform, RatingScale scale) {
    this.network = network;
    this.transform = transform;
    this.scale = scale;
  }

  /**
   * Predicts for some users; the cost follows the ratings fed and wanted, not the catalogue.
   *
   * @param fed the ratings known of each user
   * @param wanted the columns to predict, beside {@code fed}
   * @return ratings on the scale, beside {@code wanted}
   */
  public double[][] predict(List<UserVector> fed, List<int[]> wanted) {
    List<Profile> profiles = fed.stream().map(transform::profile).toList();
    SparseRows known = Profile.rows(profiles);
    SparseRows asked =
        SparseRows.of(wanted, wanted.stream().map(columns -> new float[columns.length]).toList());
    float[] centred = network.predict(known, asked);
    double[][] predictions = new double[fed.size()][];
    for (int user = 0; user < predictions.length; user++) {
      predictions[user] =
          predictions(profiles.get(user), wanted.get(user), centred, asked.starts()[user]);
    }
    return predictions;
  }

  private double[] predictions(Profile fed, int[] columns, float[] centred, int from) {
    double[] predictions = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      predictions[i] =
          scale.clip(centred[from + i] + fed.userPart() + transform.itemPart(columns[i]));
    }
    return predictions;
  }
}
