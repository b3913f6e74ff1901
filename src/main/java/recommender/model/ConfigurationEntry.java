package recommender.model;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.schedule.FixedSchedule;

/**
 * Configuration of a published network, read from JSON that may come from anywhere.
 *
 * <p>DL4J makes an object of any class that the JSON names where it has an abstract type, by {@code
 * @class}, by {@code type}, by the first element of a list, or by the only key of an object in what
 * older versions wrote. So objects and lists may stand only where published networks have them, and
 * an object must name a class that they have in that place. DL4J gets what was understood here,
 * written anew, and not the JSON itself.
 */
final class ConfigurationEntry {
  private static final String CLASS = "@class";
  private static final String TYPE = "type";

  /** Names of the parameters of a layer, the only list that is none of objects. */
  private static final String NAMES = "variables";

  private static final Place ROOT = Place.of();

  /** By the key of the object, or of the list of them. */
  private static final Map<String, Place> PLACES =
      Map.ofEntries(
          Map.entry("confs", Place.of().list()),
          Map.entry("layer", Place.of(DenseLayer.class, OutputLayer.class)),
          Map.entry(
              "activationFn",
              Place.of(
                  ActivationIdentity.class,
                  ActivationSigmoid.class,
                  ActivationTanH.class,
                  ActivationReLU.class,
                  ActivationLReLU.class,
                  ActivationELU.class,
                  ActivationSELU.class,
                  ActivationGELU.class,
                  ActivationSwish.class,
                  ActivationSoftPlus.class,
                  ActivationSoftmax.class)),
          Map.entry("lossFn", Place.of(LossMSE.class, LossMCXENT.class)),
          Map.entry("idropout", Place.of(Dropout.class)),
          Map.entry("weightInitFn", Place.of(WeightInitDistribution.class, WeightInitXavier.class)),
          Map.entry(
              "distribution",
              Place.of(NormalDistribution.class, TruncatedNormalDistribution.class).by(TYPE)),
          Map.entry(
              "iupdater",
              Place.of(
                  Adam.class,
                  AMSGrad.class,
                  AdaMax.class,
                  Nadam.class,
                  AdaGrad.class,
                  RmsProp.class,
                  Nesterovs.class,
                  Sgd.class)),
          Map.entry("regularization", Place.of(L2Regularization.class).list()),
          Map.entry("l2", Place.of(FixedSchedule.class)));

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ConfigurationEntry() {}

  /**
   * Place in the JSON where an object may stand.
   *
   * @param key that names the class
   * @param classes of which it must be one; none for an object whose class is known
   * @param many whether there is a list of them
   */
  private record Place(String key, Set<String> classes, boolean many) {
    static Place of(Class<?>... classes) {
      return new Place(
          CLASS, Arrays.stream(classes).map(Class::getName).collect(Collectors.toSet()), false);
    }

    Place by(String other) {
      return new Place(other, classes, many);
    }

    Place list() {
      return new Place(key, classes, true);
    }
  }

  /** Names of all classes that a configuration may name. */
  static Set<String> classes() {
    return PLACES.values().stream()
        .flatMap(place -> place.classes().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads a configuration.
   *
   * @param json its bytes, of which there should not be many
   * @throws IOException when it is not as those of published networks are
   */
  static MultiLayerConfiguration read(byte[] json) throws IOException {
    JsonNode root = JSON.readTree(json);
    demandObject("it", ROOT, root);
    return MultiLayerConfiguration.fromJson(root.toString());
  }

  private static void demandObject(String name, Place place, JsonNode value) throws IOException {
    if (!value.isObject()) {
      throw unexpected("an object", name, value);
    }
    if (!place.classes().isEmpty() && !value.has(place.key())) {
      throw unexpected("an object with " + place.key(), name, value);
    }
    for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getKey().equals(CLASS) || field.getKey().equals(TYPE)) {
        demandClass(name, place, field.getValue());
      } else {
        demandField(field.getKey(), field.getValue());
      }
    }
  }

  private static void demandClass(String name, Place place, JsonNode value) throws IOException {
    if (!value.isTextual() || !place.classes().contains(value.textValue())) {
      throw unexpected("a class that published networks have there", name, value);
    }
  }

  private static void demandField(String name, JsonNode value) throws IOException {
    Place place = PLACES.get(name);
    if (place == null) {
      demandPlain(name, value);
    } else if (place.many()) {
      demandList(name, place, value);
    } else if (!value.isNull()) {
      demandObject(name, place, value);
    }
  }

  private static void demandList(String name, Place place, JsonNode value) throws IOException {
    if (!value.isArray()) {
      throw unexpected("a list", name, value);
    }
    for (JsonNode element : value) {
      demandObject(name, place, element);
    }
  }

  private static void demandPlain(String name, JsonNode value) throws IOException {
    if (name.equals(NAMES) && value.isArray()) {
      for (JsonNode element : value) {
        demandText(name, element);
      }
    } else if (value.isContainerNode() && !value.isEmpty()) {
      throw unexpected("neither objects nor lists", name, value);
    }
  }

  private static void demandText(String name, JsonNode value) throws IOException {
    if (!value.isTextual()) {
      throw unexpected("texts", name, value);
    }
  }

  private static IOException unexpected(String expected, String name, JsonNode was) {
    return new IOException(
        "expected %s as %s, was %s"
            .formatted(
                expected,
                ModelZip.quoted(name),
                ModelZip.quoted(was.isTextual() ? was.textValue() : was.toString())));
  }
}
