package recommender.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import recommender.config.Activation;
import recommender.testing.Onnx;

class ActivationFunctionTest {

  @ParameterizedTest
  @EnumSource(Activation.class)
  void valueAndSlopeAreThoseOfDl4j(Activation activation) {
    IActivation dl4j =
        org.nd4j.linalg.activations.Activation.valueOf(activation.name()).getActivationFunction();
    ActivationFunction unit = ActivationFunction.of(dl4j);
    float[] received = {-20, -3.5f, -1, -.3f, -1e-3f, 1e-3f, .4f, 1, 2.5f, 20};
    INDArray x = Nd4j.createFromArray(new float[][] {received});
    float[] values = dl4j.getActivation(x.dup(), true).toFloatVector();
    float[] slopes =
        dl4j.backprop(x.dup(), Nd4j.ones(1, received.length)).getFirst().toFloatVector();
    for (int i = 0; i < received.length; i++) {
      assertThat(unit.value(received[i]))
          .as("at %s", received[i])
          .isCloseTo(values[i], within(2e-5f));
      assertThat(unit.slope(received[i], unit.value(received[i])))
          .as("at %s", received[i])
          .isCloseTo(slopes[i], within(2e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(ActivationFunction.class)
  void aGraphHasTheSameValues(ActivationFunction unit) {
    float[] received = {-20, -3.5f, -1, -.3f, -1e-3f, 0, 1e-3f, .4f, 1, 2.5f, 20};
    float[] values = Onnx.run(unit::nodes, received.length, received)[0];
    for (int i = 0; i < received.length; i++) {
      assertThat(values[i]).isCloseTo(unit.value(received[i]), within(1e-5f));
    }
  }

  @Test
  void refusesFunctionsThatAreNotOffered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationFunction.of(new ActivationSoftmax()))
        .withMessageContaining("expected one of network.activation");
  }
}
