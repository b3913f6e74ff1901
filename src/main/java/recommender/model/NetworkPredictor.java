package recommender.model;

import java.util.List;
import recommender.config.RatingScale;
import recommender.network.SparseNetwork;
import recommender.vectors.InputTransform;
import recommender.vectors.Profile;
import recommender.vectors.SparseRows;

/**
 * Predictor that feeds ratings to a network: centres them, runs the network, adds the offsets again
 * and clips to the scale. The cost follows the ratings fed and wanted, not the catalogue.
 */
public final class NetworkPredictor implements Predictor {
  private final SparseNetwork network;
  private final InputTransform transform;
  private final RatingScale scale;

  /** A predictor that owns its network. */
  public NetworkPredictor(SparseNetwork network, InputTransform transform, RatingScale scale) {
    this.network = network;
    this.transform = transform;
    this.scale = scale;
  }

  @Override
  public double[][] predict(List<FedUser> users, List<int[]> wanted) {
    List<Profile> profiles = users.stream().map(user -> transform.profile(user.ratings())).toList();
    SparseRows known = Profile.rows(profiles);
    SparseRows asked =
        SparseRows.of(wanted, wanted.stream().map(columns -> new float[columns.length]).toList());
    float[] centred = network.predict(known, asked);
    double[][] predictions = new double[users.size()][];
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
