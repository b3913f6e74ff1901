package recommender.ease;

import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.kernel.OffHeapFloats;

/**
 * EASE by the inverse of a matrix [places × places], of those places that some user has: the others
 * have no weights.
 */
final class PrimalForm implements EaseForm {
  private final Likes likes;
  private final int channels;
  private final Gram gram;
  private final int[] places;

  /**
   * @param channels places of an item
   */
  PrimalForm(JavaRDD<WeightedUser> users, Likes likes, int channels) {
    int size = likes.ofItems().length * channels;
    int[] counts = Likes.counts(users.map(WeightedUser::places), size);
    this.likes = likes;
    this.channels = channels;
    this.places = IntStream.range(0, size).filter(place -> counts[place] > 0).toArray();
    this.gram = new Gram(users, size);
  }

  @Override
  public EaseWeights weights(EaseNumbers numbers) {
    int items = likes.ofItems().length;
    try (INDArray array = EaseWeights.floats((long) places.length * places.length)) {
      OffHeapFloats matrix = new OffHeapFloats(array);
      gram.write(places, matrix);
      addToDiagonal(matrix, likes.l2(numbers));
      new Inverse(array, places.length).invert(() -> EaseForm.tooSmall(numbers));
      INDArray weights = Nd4j.create(DataType.FLOAT, 1, (long) items * channels * items);
      write(matrix, new OffHeapFloats(weights), items);
      return new EaseWeights(weights, items, channels);
    }
  }

  private void addToDiagonal(OffHeapFloats matrix, double[] l2) {
    float[] number = new float[1];
    for (int i = 0; i < places.length; i++) {
      long at = (long) i * places.length + i;
      matrix.read(at, number);
      number[0] += (float) l2[places[i]];
      matrix.write(at, number);
    }
  }

  /** Rows of B; those of places that nobody has stay zero. */
  private void write(OffHeapFloats inverse, OffHeapFloats weights, int items) {
    double[] coefficients = coefficients(inverse);
    IntStream.range(0, places.length)
        .parallel()
        .forEach(
            i -> {
              float[] row = new float[places.length];
              inverse.read((long) i * places.length, row);
              float[] sums = new float[items];
              for (int j = 0; j < row.length; j++) {
                sums[places[j] / channels] -= (float) (row[j] * coefficients[j]);
              }
              sums[places[i] / channels] = 0;
              weights.write((long) places[i] * items, sums);
            });
  }

  /** c of each item, by place. */
  private double[] coefficients(OffHeapFloats inverse) {
    double[] coefficients = new double[places.length];
    int end;
    for (int start = 0; start < places.length; start = end) {
      end = start + 1;
      while (end < places.length && places[end] / channels == places[start] / channels) {
        end++;
      }
      // An item that nobody likes is nobody's to predict.
      if (places[start] % channels == 0) {
        double[] solved = EaseForm.firstOfInverse(block(inverse, start, end - start));
        System.arraycopy(solved, 0, coefficients, start, solved.length);
      }
    }
    return coefficients;
  }

  private double[][] block(OffHeapFloats inverse, int start, int size) {
    double[][] block = new double[size][size];
    float[] row = new float[size];
    for (int i = 0; i < size; i++) {
      inverse.read((long) (start + i) * places.length + start, row);
      for (int j = 0; j < size; j++) {
        block[i][j] = row[j];
      }
    }
    return block;
  }

  @Override
  public void close() {
    gram.close();
  }
}
