package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.testing.SomeRatings;
import recommender.vectors.RatingsByItem;
import recommender.vectors.SparseRows;

class SoftmaxKernelTest {
  private static final int UNITS = 3;

  /** The third user has no positives, and item 4 is nobody's positive. */
  private static final SparseRows POSITIVES =
      positives(new int[] {0, 2}, new int[] {2, 3, 5, 6}, new int[] {}, new int[] {1});

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void lossAndGradientsAreThoseOfANaiveSoftmax(int threads) {
    assertNaive(new Batch(POSITIVES, 7, 1), SampledItems.all(7), threads);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "1, 4", "3, 4", "1, 30", "3, 30"})
  void lossAndGradientsOfSampledItemsAreThoseOfAWeightedSoftmax(int threads, int draws) {
    Batch batch = new Batch(POSITIVES, 7, 1);
    SplittableRandom random = new SplittableRandom(5);
    assertNaive(batch, SampledItems.drawn(7, draws, random), threads);
  }

  /** Gradients are computed for 1,024 items at a time. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void gradientsAreThoseOfANaiveSoftmaxBeyondOneBlockOfItems(int threads) {
    SparseRows positives = positives(new int[] {0, 1023, 1024}, new int[] {3, 1300});
    int[] some = {0, 1, 3, 1022, 1023, 1024, 1025, 1299, 1300};
    assertNaive(new Batch(positives, 1_301, 2), SampledItems.all(1_301), threads, some);
  }

  @Test
  void theLossAloneRunsOverAllItems() {
    Batch batch = new Batch(POSITIVES, 7, 1);
    double expected = batch.naive(SampledItems.all(7)).loss(batch.flatHidden(), batch.parameters());
    try (SoftmaxKernel sampling = batch.kernel(ThreadTeam.ALONE, 2)) {
      assertThat(sampling.loss(batch.targets(), batch.hidden)).isCloseTo(expected, within(1e-5));
    }
    assertThat(batch.gradient.sumNumber().doubleValue()).as("gradient").isZero();
  }

  /** Two items, logits of 500 and −500: with the second one as the positive the loss is 1000. */
  @Test
  void logitsMayBeFarApart() {
    Batch batch = new Batch(positives(new int[] {1}), 2, 1);
    batch.weights.assign(0).putScalar(2 * UNITS, 500).putScalar(2 * UNITS + 1, -500);
    OutputKernel.Loss loss = batch.backward(SampledItems.all(2), 1);
    assertThat(loss.loss()).isCloseTo(1000, within(1e-3));
    assertThat(batch.offsetGradient(0)).isCloseTo(1, within(1e-6f));
    assertThat(batch.offsetGradient(1)).isCloseTo(-1, within(1e-6f));
    assertThat(loss.byHidden()[0]).containsOnly(0);
  }

  @Test
  void aUserWithoutPositivesAddsNothing() {
    Batch with = new Batch(POSITIVES, 7, 1);
    Batch without =
        new Batch(positives(new int[] {0, 2}, new int[] {2, 3, 5, 6}, new int[] {1}), 7, 1);
    without.hidden[2] = with.hidden[3];
    OutputKernel.Loss loss = with.backward(SampledItems.all(7), 1);
    OutputKernel.Loss same = without.backward(SampledItems.all(7), 1);
    assertThat(loss.loss()).isCloseTo(same.loss(), within(1e-6));
    assertThat(loss.byHidden()[2]).containsOnly(0);
    assertThat(loss.byHidden()[3]).containsExactly(same.byHidden()[2], within(1e-6f));
    assertThat(with.gradient.toFloatVector())
        .containsExactly(without.gradient.toFloatVector(), within(1e-6f));
  }

  @Test
  void aMiniBatchWithoutPositivesHasNeitherLossNorGradient() {
    Batch batch = new Batch(positives(new int[] {}, new int[] {}), 7, 1);
    SplittableRandom random = new SplittableRandom(5);
    for (SampledItems sampled :
        new SampledItems[] {SampledItems.all(7), SampledItems.drawn(7, 2, random)}) {
      OutputKernel.Loss loss = batch.backward(sampled, 1);
      assertThat(loss.loss()).isZero();
      for (float[] user : loss.byHidden()) {
        assertThat(user).containsOnly(0);
      }
      assertThat(batch.gradient.toFloatVector()).containsOnly(0);
    }
  }

  /** At first all seven items are as likely; item 0 is a positive of all users, item 4 of none. */
  @Test
  void aStepLowersTheProbabilityOfAnItemThatIsNobodysPositive() {
    Batch batch = new Batch(positives(new int[] {0, 2}, new int[] {0, 3}, new int[] {0, 1}), 7, 1);
    batch.weights.assign(0);
    Arrays.fill(batch.hidden, batch.hidden[0]);
    batch.backward(SampledItems.all(7), 1);
    assertThat(batch.offsetGradient(4)).isPositive();
    assertThat(batch.offsetGradient(0)).isNegative();
    batch.weights.subi(batch.gradient);
    assertThat(probability(batch, 4)).isLessThan(1 / 7.0);
    assertThat(probability(batch, 0)).isGreaterThan(1 / 7.0);
  }

  @Test
  void theOrderOfItemsDoesNotMatter() {
    int[] moved = {3, 6, 0, 5, 1, 2, 4};
    int[][] columns = new int[POSITIVES.users()][];
    for (int user = 0; user < columns.length; user++) {
      columns[user] =
          IntStream.range(POSITIVES.starts()[user], POSITIVES.starts()[user + 1])
              .map(at -> moved[POSITIVES.columns()[at]])
              .sorted()
              .toArray();
    }
    Batch batch = new Batch(POSITIVES, 7, 1);
    Batch other = new Batch(positives(columns), 7, 1);
    for (int item = 0; item < 7; item++) {
      for (int unit = 0; unit < UNITS; unit++) {
        other.weights.putScalar(
            moved[item] * UNITS + unit, batch.weights.getFloat(item * UNITS + unit));
      }
      other.weights.putScalar(7 * UNITS + moved[item], batch.weights.getFloat(7 * UNITS + item));
    }
    OutputKernel.Loss loss = batch.backward(SampledItems.all(7), 1);
    OutputKernel.Loss same = other.backward(SampledItems.all(7), 1);
    assertThat(loss.loss()).isCloseTo(same.loss(), within(1e-6));
    for (int user = 0; user < columns.length; user++) {
      assertThat(loss.byHidden()[user]).containsExactly(same.byHidden()[user], within(1e-6f));
    }
    for (int item = 0; item < 7; item++) {
      assertThat(batch.rowGradient(item))
          .containsExactly(other.rowGradient(moved[item]), within(1e-6f));
      assertThat(batch.offsetGradient(item))
          .isCloseTo(other.offsetGradient(moved[item]), within(1e-6f));
    }
  }

  @Test
  void theSeedDecidesWhichItemsAreDrawn() {
    Batch batch = new Batch(SomeRatings.of(4, 300, .02, 1), 300, 1);
    float[] drawn = batch.drawnWith(1);
    assertThat(batch.drawnWith(1)).containsExactly(drawn);
    assertThat(batch.drawnWith(2)).isNotEqualTo(drawn);
  }

  /** Memory is reused for mini-batches of any size. */
  @Test
  void aMiniBatchDoesNotChangeTheResultOfTheNextOne() {
    Batch small = new Batch(positives(new int[] {1, 2}), 7, 3);
    double expected = small.backward(SampledItems.all(7), 1).loss();
    float[] gradient = small.gradient.toFloatVector();
    Batch large = new Batch(POSITIVES, 7, 1);
    try (SoftmaxKernel kernel = small.kernel(ThreadTeam.ALONE, 0)) {
      kernel.backward(large.targets(), large.hidden);
      assertThat(kernel.backward(small.targets(), small.hidden).loss()).isEqualTo(expected);
    }
    assertThat(small.gradient.toFloatVector()).containsExactly(gradient);
  }

  private static void assertNaive(Batch batch, SampledItems sampled, int threads) {
    assertNaive(batch, sampled, threads, IntStream.range(0, batch.items).toArray());
  }

  private static void assertNaive(
      Batch batch, SampledItems sampled, int threads, int[] itemsCompared) {
    NaiveSoftmax naive = batch.naive(sampled);
    double[] hidden = batch.flatHidden();
    double[] rows = batch.parameters();
    OutputKernel.Loss loss = batch.backward(sampled, threads);
    assertThat(loss.loss()).isCloseTo(naive.loss(hidden, rows), within(1e-4));
    for (int i = 0; i < hidden.length; i++) {
      assertClose(loss.byHidden()[i / UNITS][i % UNITS], naive.byHidden(hidden, rows, i));
    }
    for (int item : itemsCompared) {
      for (int unit = 0; unit < UNITS; unit++) {
        assertClose(batch.rowGradient(item)[unit], naive.byRows(hidden, rows, item * UNITS + unit));
      }
      assertClose(
          batch.offsetGradient(item), naive.byRows(hidden, rows, batch.items * UNITS + item));
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(2e-6 + 2e-4 * Math.abs(expected)));
  }

  /** Probability of an item for the first user. */
  private static double probability(Batch batch, int item) {
    SparseRows one = positives(new int[] {item});
    return Math.exp(
        -new NaiveSoftmax(one, SampledItems.all(7), UNITS)
            .loss(batch.flatHidden(), batch.parameters()));
  }

  private static SparseRows positives(int[]... columns) {
    float[][] ones = new float[columns.length][];
    for (int user = 0; user < ones.length; user++) {
      ones[user] = new float[columns[user].length];
      Arrays.fill(ones[user], 1);
    }
    return SparseRows.of(Arrays.asList(columns), Arrays.asList(ones));
  }

  /** Positives of some users, outputs of the layer before for them, and random rows. */
  private static final class Batch {
    private final SparseRows positives;
    private final int items;
    private final float[][] hidden;
    private final INDArray weights;
    private final INDArray gradient;

    Batch(SparseRows positives, int items, long seed) {
      Random random = new Random(seed);
      this.positives = positives;
      this.items = items;
      float[] parameters = new float[items * (UNITS + 1)];
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = (float) random.nextGaussian();
      }
      this.hidden = new float[positives.users()][UNITS];
      for (float[] user : hidden) {
        for (int unit = 0; unit < UNITS; unit++) {
          user[unit] = (float) random.nextGaussian();
        }
      }
      this.weights = Nd4j.create(parameters, 1, parameters.length);
      this.gradient = Nd4j.zeros(1, parameters.length);
    }

    RatingsByItem targets() {
      return RatingsByItem.of(positives, items);
    }

    NaiveSoftmax naive(SampledItems sampled) {
      return new NaiveSoftmax(positives, sampled, UNITS);
    }

    double[] flatHidden() {
      return Arrays.stream(hidden)
          .flatMapToDouble(user -> IntStream.range(0, UNITS).mapToDouble(unit -> user[unit]))
          .toArray();
    }

    double[] parameters() {
      return weights.toDoubleVector();
    }

    SoftmaxKernel kernel(ThreadTeam team, int negatives) {
      LayerParameters layer = new LayerParameters(0, items, UNITS, items, true);
      return new SoftmaxKernel(GradientRows.of(weights, gradient, layer), team, items, negatives);
    }

    OutputKernel.Loss backward(SampledItems sampled, int threads) {
      gradient.assign(0);
      try (ThreadTeam team = new ThreadTeam(threads);
          SoftmaxKernel kernel = kernel(team, 0)) {
        return kernel.backward(targets(), hidden, sampled);
      }
    }

    /** The gradient with items that the kernel draws. */
    float[] drawnWith(long seed) {
      gradient.assign(0);
      Nd4j.getRandom().setSeed(seed);
      try (SoftmaxKernel kernel = kernel(ThreadTeam.ALONE, 10)) {
        kernel.backward(targets(), hidden);
      }
      return gradient.toFloatVector();
    }

    float[] rowGradient(int item) {
      return Arrays.copyOfRange(gradient.toFloatVector(), item * UNITS, (item + 1) * UNITS);
    }

    float offsetGradient(int item) {
      return gradient.getFloat(items * UNITS + item);
    }
  }
}
