package recommender.kernel;

import java.util.List;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import recommender.onnx.Attribute;
import recommender.onnx.OnnxGraph;
import recommender.onnx.Value;

/** Activation function of a unit and its derivative, one number at a time, by DL4J's formulas. */
public enum ActivationFunction {
  IDENTITY {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return x;
    }

    @Override
    float value(float x) {
      return x;
    }

    @Override
    float slope(float x, float value) {
      return 1;
    }
  },
  SIGMOID {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("Sigmoid", x);
    }

    @Override
    float value(float x) {
      return (float) (1 / (1 + Math.exp(-x)));
    }

    @Override
    float slope(float x, float value) {
      return value * (1 - value);
    }
  },
  TANH {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("Tanh", x);
    }

    @Override
    float value(float x) {
      return (float) Math.tanh(x);
    }

    @Override
    float slope(float x, float value) {
      return 1 - value * value;
    }
  },
  RELU {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("Relu", x);
    }

    @Override
    float value(float x) {
      return Math.max(0, x);
    }

    @Override
    float slope(float x, float value) {
      return x > 0 ? 1 : 0;
    }
  },
  LEAKYRELU {
    private static final float LEAK = .01f;

    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("LeakyRelu", List.of(Attribute.of("alpha", LEAK)), x);
    }

    @Override
    float value(float x) {
      return x < 0 ? LEAK * x : x;
    }

    @Override
    float slope(float x, float value) {
      return x < 0 ? LEAK : 1;
    }
  },
  ELU {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("Elu", x);
    }

    @Override
    float value(float x) {
      return x < 0 ? (float) Math.expm1(x) : x;
    }

    @Override
    float slope(float x, float value) {
      return x < 0 ? value + 1 : 1;
    }
  },
  /** Klambauer et al. 2017. */
  SELU {
    private static final double SCALE = 1.0507009873554804934193349852946;
    private static final double ALPHA = 1.6732632423543772848170429916717;

    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node(
          "Selu",
          List.of(Attribute.of("alpha", (float) ALPHA), Attribute.of("gamma", (float) SCALE)),
          x);
    }

    @Override
    float value(float x) {
      return (float) (SCALE * (x > 0 ? x : ALPHA * Math.expm1(x)));
    }

    @Override
    float slope(float x, float value) {
      return (float) (x > 0 ? SCALE : value + SCALE * ALPHA);
    }
  },
  /** Hendrycks and Gimpel 2016, in their approximation by a sigmoid. */
  GELU {
    private static final double STEEPNESS = 1.702;

    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node(
          "Mul", x, graph.node("Sigmoid", graph.node("Mul", x, graph.number((float) STEEPNESS))));
    }

    @Override
    float value(float x) {
      return (float) (x / (1 + Math.exp(-STEEPNESS * x)));
    }

    @Override
    float slope(float x, float value) {
      double gate = 1 / (1 + Math.exp(-STEEPNESS * x));
      return (float) (gate + STEEPNESS * x * gate * (1 - gate));
    }
  },
  SWISH {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("Mul", x, graph.node("Sigmoid", x));
    }

    @Override
    float value(float x) {
      return (float) (x / (1 + Math.exp(-x)));
    }

    @Override
    float slope(float x, float value) {
      double gate = 1 / (1 + Math.exp(-x));
      return (float) (gate + x * gate * (1 - gate));
    }
  },
  SOFTPLUS {
    @Override
    public Value nodes(OnnxGraph graph, Value x) {
      return graph.node("Softplus", x);
    }

    @Override
    float value(float x) {
      return (float) (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))));
    }

    @Override
    float slope(float x, float value) {
      return (float) (1 / (1 + Math.exp(-x)));
    }
  };

  /**
   * The constant that computes what one of DL4J's functions does.
   *
   * @param function with DL4J's default parameters
   * @throws IllegalArgumentException for a function that network.activation does not offer
   */
  public static ActivationFunction of(IActivation function) {
    for (ActivationFunction known : values()) {
      if (Activation.valueOf(known.name()).getActivationFunction().equals(function)) {
        return known;
      }
    }
    throw new IllegalArgumentException(
        "activation: expected one of network.activation, was " + function);
  }

  /** Adds the function to a graph. */
  public abstract Value nodes(OnnxGraph graph, Value x);

  /** The output of a unit for its pre-activation. */
  abstract float value(float x);

  /**
   * Derivative of {@link #value} at x.
   *
   * @param value at x, from which many derivatives follow without another exponential
   */
  abstract float slope(float x, float value);

  /**
   * Turns gradients by the outputs of units into gradients by their pre-activations.
   *
   * @param gradients [units], changed in place
   * @param preActivations [units]
   * @param values outputs of the units: [units]
   */
  public final void backward(float[] gradients, float[] preActivations, float[] values) {
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] *= slope(preActivations[i], values[i]);
    }
  }
}
