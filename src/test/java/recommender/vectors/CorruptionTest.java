package recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recommender.baseline.BiasModel;
import recommender.config.Centring;
import recommender.config.Denoising;
import recommender.config.InputScaling;
import recommender.config.LossOn;
import recommender.config.Noise;
import recommender.config.RatingScale;
import recommender.config.Targets;
import recommender.testing.Places;

/** One user with 40 ratings, mean 3; item i has the offset i / 100. */
class CorruptionTest {
  private static final int ITEMS = 40;
  private static final BiasModel BIAS =
      BiasModel.ofOffsets(3, IntStream.range(0, ITEMS).mapToDouble(i -> i / 100.0).toArray());
  private static final RatingScale SCALE = new RatingScale(1, 5);
  private static final float[] RATINGS = ratings();

  private static float[] ratings() {
    float[] ratings = new float[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      ratings[i] = 1 + i % 5;
    }
    return ratings;
  }

  @Test
  void aRatingIsEitherAnInputOrATargetWhereTheLossIsOverHiddenRatings() {
    TrainingExample example = example(new Denoising(0.5, LossOn.HIDDEN, Noise.NONE), RATINGS);
    int[] all =
        IntStream.concat(Arrays.stream(example.fed().inputs()), Arrays.stream(example.columns()))
            .sorted()
            .toArray();
    assertThat(all).containsExactly(IntStream.range(0, ITEMS).toArray());
    assertThat(example.columns()).hasSizeBetween(10, 30);
  }

  @Test
  void theLossIsOverInputsOrOverAllRatingsAsSet() {
    TrainingExample observed = example(new Denoising(0.5, LossOn.OBSERVED, Noise.NONE), RATINGS);
    assertThat(observed.columns()).containsExactly(observed.fed().inputs()).hasSizeBetween(10, 30);
    assertThat(example(new Denoising(0.5, LossOn.ALL_RATED, Noise.NONE), RATINGS).columns())
        .hasSize(ITEMS);
  }

  @Test
  void userOffsetAndInputsAreThoseOfTheRatingsFedInAlone() {
    TrainingExample example = example(new Denoising(0.5, LossOn.HIDDEN, Noise.NONE), RATINGS);
    int[] fed = example.fed().inputs();
    double sum = Arrays.stream(fed).mapToDouble(i -> RATINGS[i] - 3 - i / 100.0).sum();
    double offset = sum / (fed.length + 5);
    assertThat(example.fed().offset()).isCloseTo(offset, within(1e-6));
    for (int i = 0; i < fed.length; i++) {
      // 10 / sqrt(40), made up for the half that is hidden
      double expected = (RATINGS[fed[i]] - 3 - fed[i] / 100.0 - offset) * 10 / Math.sqrt(40) / 0.5;
      assertThat((double) example.fed().values()[i]).isCloseTo(expected, within(1e-5));
    }
    for (int i = 0; i < example.columns().length; i++) {
      int column = example.columns()[i];
      double expected = RATINGS[column] - 3 - column / 100.0 - offset;
      assertThat((double) example.targets()[i]).isCloseTo(expected, within(1e-6));
    }
  }

  /** Whatever the hidden ratings are, the network is fed the same. */
  @Test
  void hiddenRatingsDoNotChangeTheInputs() {
    Denoising half = new Denoising(0.5, LossOn.HIDDEN, Noise.NONE);
    TrainingExample example = example(half, RATINGS);
    float[] changed = RATINGS.clone();
    for (int hidden : example.columns()) {
      changed[hidden] = 6 - changed[hidden];
    }
    TrainingExample other = example(half, changed);
    assertThat(other.fed().inputs()).containsExactly(example.fed().inputs());
    assertThat(other.fed().values()).containsExactly(example.fed().values());
    assertThat(other.fed().offset()).isEqualTo(example.fed().offset());
    assertThat(other.targets()).isNotEqualTo(example.targets());
  }

  /** Folding in is what training does when it hides nothing. */
  @Test
  void withoutHidingInputsAreThoseOfAPrediction() {
    Profile predicted = transform().profile(user(RATINGS));
    Profile trained = example(Denoising.NONE, RATINGS).fed();
    assertThat(trained.inputs()).containsExactly(predicted.inputs());
    assertThat(trained.values()).containsExactly(predicted.values());
    assertThat(trained.userPart()).isEqualTo(predicted.userPart());
  }

  @Test
  void gaussianNoiseChangesInputsAndLeavesTargetsClean() {
    Denoising noisy = new Denoising(0, LossOn.ALL_RATED, new Noise(Noise.Kind.GAUSSIAN, 0.5));
    TrainingExample clean = example(Denoising.NONE, RATINGS);
    TrainingExample spoilt = example(noisy, RATINGS);
    assertThat(spoilt.fed().values()).doesNotContain(clean.fed().values());
    double shift = spoilt.fed().offset() - clean.fed().offset();
    for (int i = 0; i < ITEMS; i++) {
      assertThat(spoilt.targets()[i] + shift).isCloseTo(clean.targets()[i], within(1e-5));
    }
  }

  @Test
  void saltAndPepperSetsSomeInputsToTheEndsOfTheScale() {
    Denoising salted =
        new Denoising(0, LossOn.ALL_RATED, new Noise(Noise.Kind.SALT_AND_PEPPER, 0.5));
    float[] threes = new float[ITEMS];
    Arrays.fill(threes, 3);
    Profile fed = example(salted, threes).fed();
    int ends = 0;
    for (int i = 0; i < ITEMS; i++) {
      double rating = fed.values()[i] / (10 / Math.sqrt(40)) + fed.offset() + 3 + i / 100.0;
      assertThat(rating).satisfiesAnyOf(at(1), at(3), at(5));
      ends += Math.abs(rating - 3) > 1 ? 1 : 0;
    }
    assertThat(ends).isBetween(8, 32);
  }

  /** 16 of the 40 ratings are 4 or 5. */
  @Test
  void rankingTargetsAreAllPositivesAndNothingElse() {
    TrainingExample example = ranked(4, 0, new Denoising(0.5, LossOn.ALL_RATED, Noise.NONE));
    assertThat(example.columns()).containsExactly(positive());
    assertThat(example.targets()).hasSize(16).containsOnly(1);
  }

  @Test
  void aPositiveIsEitherAnInputOrATargetWhereTheLossIsOverHiddenRatings() {
    TrainingExample example = ranked(4, 0, new Denoising(0.5, LossOn.HIDDEN, Noise.NONE));
    assertThat(
            IntStream.concat(
                    Arrays.stream(example.fed().inputs()), Arrays.stream(example.columns()))
                .sorted())
        .containsExactly(IntStream.of(positive()).boxed().toArray(Integer[]::new));
    assertThat(example.columns()).hasSizeBetween(3, 13);
    assertThat(example.targets()).containsOnly(1);
    // 10 / sqrt(16), made up for the half that is hidden.
    assertThat(example.fed().values()).containsOnly(5);
  }

  /** 10 / sqrt(40), made up for the half that is hidden; a third of it in the second input. */
  @Test
  void theIndicatorInputHasTheRatedItemsThatAreNotHidden() {
    TrainingExample example = ranked(4, 0.3, new Denoising(0.5, LossOn.HIDDEN, Noise.NONE));
    int[] first = Arrays.stream(example.fed().inputs()).filter(input -> input < ITEMS).toArray();
    int[] second =
        Arrays.stream(example.fed().inputs())
            .filter(input -> input >= ITEMS)
            .map(input -> input - ITEMS)
            .toArray();
    assertThat(second).hasSizeBetween(10, 30);
    assertThat(first)
        .containsExactly(Arrays.stream(second).filter(column -> column % 5 >= 3).toArray())
        .doesNotContain(example.columns());
    float factor = (float) (10 / Math.sqrt(40) / 0.5);
    for (int i = 0; i < example.fed().values().length; i++) {
      assertThat(example.fed().values()[i])
          .isCloseTo(i < first.length ? factor : 0.3f * factor, within(1e-5f));
    }
  }

  @Test
  void allRatedItemsAreTargetsWhereAnyRatingIsPositive() {
    TrainingExample example = ranked(Double.NEGATIVE_INFINITY, 0, Denoising.NONE);
    assertThat(example.columns()).hasSize(ITEMS);
    assertThat(example.targets()).containsOnly(1);
    assertThat(example.fed().inputs()).hasSize(ITEMS);
  }

  @Test
  void withoutHidingInputsOfARankingAreThoseOfAPrediction() {
    Profile predicted = ranking(4, 0.3).profile(user(RATINGS));
    Profile trained = ranked(4, 0.3, Denoising.NONE).fed();
    assertThat(trained.inputs()).containsExactly(predicted.inputs());
    assertThat(trained.values()).containsExactly(predicted.values());
  }

  @Test
  void withoutCorruptionInputsEqualTargets() {
    assertThat(Corruption.none(InputTransform.unscaled(BIAS, Centring.NONE)).isNone()).isTrue();
    InputTransform ranking =
        new InputTransform(BIAS, Targets.ranking(4), Centring.NONE, InputScaling.NONE, 0);
    assertThat(Corruption.none(ranking).isNone()).isTrue();
    WorkerUsers users = WorkerUsers.of(0, Places.inOrder(List.of(user(RATINGS))), ranking);
    TrainingExample example = Corruption.none(ranking).example(users, 0, new SplittableRandom(11));
    assertThat(example.fed().inputs()).containsExactly(example.columns());
    assertThat(example.fed().values()).containsExactly(example.targets());
    assertThat(Corruption.none(ranking(4, 0.3)).isNone()).isFalse();
  }

  private static int[] positive() {
    return IntStream.range(0, ITEMS).filter(i -> RATINGS[i] >= 4).toArray();
  }

  private static TrainingExample ranked(double from, double indicator, Denoising denoising) {
    InputTransform transform = ranking(from, indicator);
    WorkerUsers users = WorkerUsers.of(0, Places.inOrder(List.of(user(RATINGS))), transform);
    return new Corruption(transform, denoising, SCALE).example(users, 0, new SplittableRandom(11));
  }

  private static InputTransform ranking(double from, double indicator) {
    return new InputTransform(
        BIAS, Targets.ranking(from), Centring.NONE, InputScaling.SQRT_COUNT, indicator);
  }

  private static org.assertj.core.api.ThrowingConsumer<Double> at(double expected) {
    return rating -> assertThat(rating).isCloseTo(expected, within(1e-4));
  }

  private static TrainingExample example(Denoising denoising, float[] ratings) {
    WorkerUsers users = WorkerUsers.of(0, Places.inOrder(List.of(user(ratings))), transform());
    return new Corruption(transform(), denoising, SCALE)
        .example(users, 0, new SplittableRandom(11));
  }

  private static UserVector user(float[] ratings) {
    return new UserVector(IntStream.range(0, ITEMS).toArray(), ratings);
  }

  private static InputTransform transform() {
    return new InputTransform(BIAS, Targets.RATING, Centring.OFFSETS, InputScaling.SQRT_COUNT, 0);
  }
}
