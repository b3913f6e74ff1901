package recommender.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import recommender.config.SettingsException;
import recommender.model.ExportableModel;
import recommender.vectors.UserVector;

/**
 * Check that a file answers in onnxruntime what the model does.
 *
 * @param users for whom both are asked
 * @param items number of items
 */
public record Verification(List<UserVector> users, int items) {
  /** Version of onnxruntime that exports are tested with. */
  static final String VERSION = "1.26.0";

  /** More than single precision explains. */
  static final double TOLERANCE = 1e-4;

  private static final int BATCH_SIZE = 64;

  /** Number of users who are also asked for one at a time. */
  private static final int ALONE = 8;

  /**
   * Refuses to go on without onnxruntime.
   *
   * @throws SettingsException when it is not on the class path
   */
  public static void demandRuntime() {
    try {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, Verification.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new SettingsException(
          "--verify: expected onnxruntime on the class path, was absent; give spark-submit --packages com.microsoft.onnxruntime:onnxruntime:"
              + VERSION);
    }
  }

  /** Of users drawn at random, always the same. */
  public static Verification ofRandomUsers(int count, Origin origin, int items) {
    return new Verification(new RandomUsers(items, origin.scale(), 1).draw(count), items);
  }

  /**
   * Compares all answers in batches, and those of some users one at a time.
   *
   * @param file on this machine
   * @return the largest difference
   * @throws DifferenceException when it is larger than float rounding explains
   */
  public double largestDifference(ExportableModel model, Path file) {
    double largest = 0;
    try (OnnxSession session = new OnnxSession(file)) {
      for (int from = 0; from < users.size(); from += BATCH_SIZE) {
        List<UserVector> some = users.subList(from, Math.min(users.size(), from + BATCH_SIZE));
        largest = Math.max(largest, largestDifference(model, session, some));
      }
      for (UserVector user : users.subList(0, Math.min(users.size(), ALONE))) {
        largest = Math.max(largest, largestDifference(model, session, List.of(user)));
      }
    }
    if (!(largest <= TOLERANCE)) {
      throw new DifferenceException(
          "%s: expected the answers of the run within %s, was a difference of %s"
              .formatted(file, TOLERANCE, largest));
    }
    return largest;
  }

  private double largestDifference(
      ExportableModel model, OnnxSession session, List<UserVector> some) {
    double[][] expected = model.answers(some);
    float[][] actual = session.answers(dense(some));
    double largest = 0;
    for (int user = 0; user < expected.length; user++) {
      for (int item = 0; item < items; item++) {
        double difference = Math.abs(expected[user][item] - actual[user][item]);
        largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, difference);
      }
    }
    return largest;
  }

  /** The ratings as the file's input. */
  private float[][] dense(List<UserVector> some) {
    float[][] ratings = new float[some.size()][items];
    for (int user = 0; user < ratings.length; user++) {
      Arrays.fill(ratings[user], Float.NaN);
      UserVector vector = some.get(user);
      for (int i = 0; i < vector.size(); i++) {
        ratings[user][vector.columns()[i]] = vector.ratings()[i];
      }
    }
    return ratings;
  }
}
