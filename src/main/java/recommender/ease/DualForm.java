package recommender.ease;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;
import recommender.kernel.VectorOps;

/**
 * EASE by the inverse of a matrix [users × users], for fewer users than places: with Z_w = W^½ Z
 * and M = (I + Z_w Λ⁻¹ Z_wᵀ)⁻¹, P = Λ⁻¹ − Λ⁻¹ Z_wᵀ M Z_w Λ⁻¹ (Woodbury's identity).
 */
final class DualForm implements EaseForm {
  /** Items whose columns are turned into rows at once. */
  private static final int TILE = 32;

  private final Likes likes;
  private final int items;
  private final int channels;
  private final int[][] placesOf;
  private final float[] rootOf;
  private final int[][] usersOf;

  /**
   * @param users on the driver
   * @param channels places of an item
   */
  DualForm(List<WeightedUser> users, Likes likes, int channels) {
    this.likes = likes;
    this.items = likes.ofItems().length;
    this.channels = channels;
    this.placesOf = users.stream().map(WeightedUser::places).toArray(int[][]::new);
    this.rootOf = new float[users.size()];
    for (int user = 0; user < rootOf.length; user++) {
      rootOf[user] = (float) Math.sqrt(users.get(user).weight());
    }
    this.usersOf = transposed(placesOf, items * channels);
  }

  /** The users of each place, ascending. */
  private static int[][] transposed(int[][] placesOf, int size) {
    int[] counts = new int[size];
    for (int[] places : placesOf) {
      for (int place : places) {
        counts[place]++;
      }
    }
    int[][] usersOf = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    Arrays.fill(counts, 0);
    for (int user = 0; user < placesOf.length; user++) {
      for (int place : placesOf[user]) {
        usersOf[place][counts[place]++] = user;
      }
    }
    return usersOf;
  }

  @Override
  public EaseWeights weights(EaseNumbers numbers) {
    double[] l2 = likes.l2(numbers);
    int users = placesOf.length;
    try (INDArray inverse = EaseWeights.floats((long) users * users);
        INDArray solutions = EaseWeights.floats((long) users * items)) {
      writeKernel(new OffHeapFloats(inverse), l2);
      OffHeapFloats m = new Inverse(inverse, users).invert(() -> EaseForm.tooSmall(numbers));
      OffHeapFloats rows = new OffHeapFloats(solutions);
      IntStream.rangeClosed(0, (items - 1) / TILE)
          .parallel()
          .forEach(tile -> writeSolutions(tile * TILE, m, rows, l2));
      INDArray weights = Nd4j.create(DataType.FLOAT, 1, (long) items * channels * items);
      write(rows, new OffHeapFloats(weights), l2);
      return new EaseWeights(weights, items, channels);
    }
  }

  /** The upper triangle of I + Z_w Λ⁻¹ Z_wᵀ. */
  private void writeKernel(OffHeapFloats to, double[] l2) {
    int users = placesOf.length;
    IntStream.range(0, users)
        .parallel()
        .forEach(
            user -> {
              double[] sums = new double[users];
              for (int place : placesOf[user]) {
                int[] others = usersOf[place];
                for (int i = others.length - 1; i >= 0 && others[i] >= user; i--) {
                  sums[others[i]] += 1 / l2[place];
                }
              }
              float[] row = new float[users];
              for (int other = user; other < users; other++) {
                row[other] = (float) (sums[other] * rootOf[user] * rootOf[other]);
              }
              row[user] += 1;
              to.write((long) user * users, row);
            });
  }

  /** M Z_w Λ⁻¹ c of a tile of items, each of which has a column [users × items]. */
  private void writeSolutions(int first, OffHeapFloats m, OffHeapFloats to, double[] l2) {
    int width = Math.min(TILE, items - first);
    float[][] tile = new float[width][];
    for (int i = 0; i < width; i++) {
      tile[i] = solution(first + i, m, l2);
    }
    float[] row = new float[width];
    for (int user = 0; user < placesOf.length; user++) {
      for (int i = 0; i < width; i++) {
        row[i] = tile[i][user];
      }
      to.write((long) user * items + first, row);
    }
  }

  private float[] solution(int item, OffHeapFloats m, double[] l2) {
    float[] solution = new float[placesOf.length];
    // An item that nobody likes is nobody's to predict.
    if (usersOf[item * channels].length == 0) {
      return solution;
    }
    float[][] images = new float[channels][];
    for (int channel = 0; channel < channels; channel++) {
      images[channel] = image(usersOf[item * channels + channel], m);
    }
    double[] c = EaseForm.firstOfInverse(block(item, images, l2));
    for (int channel = 0; channel < channels; channel++) {
      double factor = c[channel] / l2[item * channels + channel];
      VectorOps.add(solution, (float) factor, images[channel]);
    }
    return solution;
  }

  /** M times a column of Z_w. */
  private float[] image(int[] users, OffHeapFloats m) {
    float[] image = new float[placesOf.length];
    float[] row = new float[placesOf.length];
    for (int user : users) {
      m.read((long) user * placesOf.length, row);
      VectorOps.add(image, rootOf[user], row);
    }
    return image;
  }

  /** P's block of the places of an item. */
  private double[][] block(int item, float[][] images, double[] l2) {
    double[][] block = new double[channels][channels];
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j < channels; j++) {
        int place = item * channels + i;
        int other = item * channels + j;
        double sum = 0;
        for (int user : usersOf[place]) {
          sum += rootOf[user] * images[j][user];
        }
        block[i][j] = ((i == j ? 1 : 0) - sum / l2[other]) / l2[place];
      }
    }
    return block;
  }

  /** Rows of B: Λ⁻¹ Z_wᵀ times the solutions. */
  private void write(OffHeapFloats solutions, OffHeapFloats weights, double[] l2) {
    IntStream.range(0, usersOf.length)
        .parallel()
        .filter(place -> usersOf[place].length > 0)
        .forEach(
            place -> {
              float[] sums = new float[items];
              float[] row = new float[items];
              for (int user : usersOf[place]) {
                solutions.read((long) user * items, row);
                VectorOps.add(sums, (float) (rootOf[user] / l2[place]), row);
              }
              sums[place / channels] = 0;
              weights.write((long) place * items, sums);
            });
  }

  @Override
  public void close() {
    // What it has lies on the heap.
  }
}
