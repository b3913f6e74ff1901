package recommender.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import recommender.kernel.Row;
import recommender.optimizer.UpdateRule.Step;

class UpdateRuleTest {
  private static final int WIDTH = 67;

  static Stream<IUpdater> updaters() {
    double rate = .01;
    return Stream.of(
        new Adam(rate),
        new AMSGrad(rate),
        new AdaMax(rate),
        new Nadam(rate),
        new AdaGrad(rate),
        new RmsProp(rate),
        new Nesterovs(rate, .9),
        new Sgd(rate));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void fiftyStepsAreThoseOfNd4j(IUpdater updater) {
    UpdateRule rule = UpdateRule.of(updater);
    Row row = firstRow(rule);
    INDArray weights = Nd4j.createFromArray(row.weights().clone()).reshape(1, WIDTH);
    INDArray state = Nd4j.create(DataType.FLOAT, 1, Math.max(1, rule.states() * WIDTH));
    GradientUpdater<?> nd4j = updater.instantiate(rule.states() == 0 ? null : state, true);
    Random random = new Random(2);
    for (int iteration = 0; iteration < 50; iteration++) {
      // Every seventh step has no gradient, as for an item that nobody of a mini-batch rated.
      float scale = iteration % 7 == 3 ? 0 : (float) Math.pow(10, -random.nextInt(4));
      for (int i = 0; i < WIDTH; i++) {
        row.gradient()[i] = scale * (random.nextFloat() - .5f);
      }
      INDArray gradient = Nd4j.createFromArray(row.gradient().clone()).reshape(1, WIDTH);
      nd4j.applyUpdater(gradient, iteration, 0);
      weights.subi(gradient);
      rule.step(iteration + 1, .01).apply(row);
    }
    assertThat(row.weights()).containsExactly(weights.toFloatVector(), within(1e-5f));
    for (int i = 0; i < rule.states(); i++) {
      float[] expected = Arrays.copyOfRange(state.toFloatVector(), i * WIDTH, (i + 1) * WIDTH);
      assertThat(row.states()[i]).as("state %d", i).containsExactly(expected, within(1e-6f));
    }
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void stepsWithoutAGradientAreTheSameOneByOneAndCombined(IUpdater updater) {
    UpdateRule rule = UpdateRule.of(updater);
    for (int count : new int[] {1, 2, 9, 60, 400}) {
      Row stepped = firstRow(rule);
      Row combined = firstRow(rule);
      List<Step> steps = new ArrayList<>();
      for (Row row : List.of(stepped, combined)) {
        Random random = new Random(3);
        for (int i = 0; i < WIDTH; i++) {
          // Gradients from far below epsilon to far above.
          row.gradient()[i] = (random.nextFloat() - .5f) * (float) Math.pow(10, -i % 12);
        }
        rule.step(1, .01).apply(row);
      }
      float[] moved = stepped.weights().clone();
      for (int i = 0; i < count; i++) {
        // The learning rate may change on the way.
        Step step = rule.step(2 + i, i < 20 ? .01 : .005);
        steps.add(step);
        Arrays.fill(stepped.gradient(), 0);
        step.apply(stepped);
      }
      if (rule.movesWithoutGradient()) {
        rule.withoutGradient(steps).apply(combined);
      }
      for (int i = 0; i < WIDTH; i++) {
        float movement = Math.abs(stepped.weights()[i] - moved[i]);
        assertThat(combined.weights()[i])
            .as("weight %d after %d steps", i, count)
            .isCloseTo(stepped.weights()[i], within(1e-6f + 1e-5f * movement));
      }
      for (int state = 0; state < rule.states(); state++) {
        for (int i = 0; i < WIDTH; i++) {
          float expected = stepped.states()[state][i];
          assertThat(combined.states()[state][i])
              .isCloseTo(expected, within(1e-36f + 1e-4f * Math.abs(expected)));
        }
      }
    }
  }

  /** Numbers near the smallest that a float can hold take the processor a hundred times as long. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void adamLeavesNoDenormalNumbersBehind(int way) {
    AdamRule adam = new AdamRule(.9f, .999f, 1e-8);
    Row row = firstRow(adam);
    Arrays.fill(row.gradient(), 1e-3f);
    adam.step(1, .01).apply(row);
    Arrays.fill(row.gradient(), 0);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      steps.add(adam.step(2 + i, .01));
    }
    if (way == 1) {
      steps.forEach(step -> step.apply(row));
    } else {
      adam.withoutGradient(steps).apply(row);
    }
    for (float mean : row.states()[0]) {
      assertThat(mean == 0 || mean >= Float.MIN_NORMAL).isTrue();
    }
  }

  @Test
  void refusesOptimizersThatAreNotOffered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UpdateRule.of(new AdaDelta()))
        .withMessageContaining("expected one of training.optimizer, was");
  }

  private static Row firstRow(UpdateRule rule) {
    Row row = Row.of(WIDTH, rule.states());
    Random random = new Random(1);
    for (int i = 0; i < WIDTH; i++) {
      row.weights()[i] = random.nextFloat() - .5f;
    }
    for (float[] state : row.states()) {
      Arrays.fill(state, rule.initialState());
    }
    return row;
  }
}
