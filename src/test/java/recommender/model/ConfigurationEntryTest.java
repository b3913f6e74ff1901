package recommender.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationEntryTest {
  private static final Pattern NAMED = Pattern.compile("\"(?:@class|type)\" : \"([^\"]*)\"");
  private static final String DL4J = "org.deeplearning4j.nn.conf.";

  @ParameterizedTest
  @MethodSource("recommender.model.PublishedNetwork#all")
  void everyPublishedNetworkIsRead(PublishedNetwork published) throws IOException {
    assertThat(read(published.json()))
        .isEqualTo(MultiLayerConfiguration.fromJson(published.json()));
  }

  @Test
  void allowedClassesAreThoseOfPublishedNetworks() throws IOException {
    Set<String> named =
        PublishedNetwork.all()
            .flatMap(published -> NAMED.matcher(published.json()).results())
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ConfigurationEntry.classes()).containsExactlyInAnyOrderElementsOf(named);
  }

  /** Whatever DL4J's mapper would make an object of. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "@class" : "DL4J.layers.DenseLayer" | "@class" : "javax.script.ScriptEngineManager" | a class that published networks have there as layer, was javax.script.ScriptEngineManager
          "@class" : "DL4J.layers.DenseLayer" | "@class" : "DL4J.layers.EmbeddingLayer" | a class that published networks have there as layer, was DL4J.layers.EmbeddingLayer
          "@class" : "DL4J.layers.DenseLayer" | "@class" : "org.nd4j.linalg.learning.config.Adam" | a class that published networks have there as layer, was org.nd4j.linalg.learning.config.Adam
          "@class" : "DL4J.layers.DenseLayer" | "@class" : ["DL4J.layers.DenseLayer"] | a class that published networks have there as layer, was ["DL4J.layers.DenseLayer"]
          "@class" : "DL4J.layers.DenseLayer", | "\\u0040class" : "java.lang.Object", | a class that published networks have there as layer, was java.lang.Object
          "@class" : "DL4J.layers.DenseLayer", | "type" : "java.lang.Object", "@class" : "DL4J.layers.DenseLayer", | a class that published networks have there as layer, was java.lang.Object
          "@class" : "DL4J.layers.DenseLayer", | | an object with @class as layer, was {"activationFn":
          "layer" : { | "layer" : null, "layer" : { | Duplicate field 'layer'
          "@class" : "DL4J.layers.DenseLayer", | "@class" : "java.lang.Object", "@class" : "DL4J.layers.DenseLayer", | Duplicate field '@class'
          "activationFn" : { | "activationFn" : "java.lang.Object", "other" : { | an object as activationFn, was java.lang.Object
          "activationFn" : { | "activationFn" : ["java.lang.Object", {}], "other" : { | an object as activationFn, was ["java.lang.Object",{}]
          "activationFn" : { | "activationFn" : {"relu": {}}, "other" : { | an object with @class as activationFn, was {"relu":{}}
          "@class" : "org.nd4j.linalg.activations.impl.ActivationTanH" | "@class" : "org.nd4j.linalg.activations.impl.ActivationCube" | a class that published networks have there as activationFn, was org.nd4j.linalg.activations.impl.ActivationCube
          "type" : "DL4J.distribution.NormalDistribution" | "type" : "DL4J.distribution.ConstantDistribution" | a class that published networks have there as distribution, was DL4J.distribution.ConstantDistribution
          "type" : "DL4J.distribution.NormalDistribution" | "@class" : "DL4J.distribution.NormalDistribution" | an object with type as distribution, was {"@class":
          "idropout" : null | "idropout" : {"@class" : "DL4J.dropout.AlphaDropout"} | a class that published networks have there as idropout, was DL4J.dropout.AlphaDropout
          "weightNoise" : null | "weightNoise" : {"@class" : "DL4J.weightnoise.DropConnect"} | neither objects nor lists as weightNoise, was {"@class":
          "constraints" : null | "constraints" : [{"@class" : "DL4J.constraint.NonNegativeConstraint"}] | neither objects nor lists as constraints, was [{"@class":
          "biasUpdater" : null | "biasUpdater" : {"@class" : "org.nd4j.linalg.learning.config.Sgd"} | neither objects nor lists as biasUpdater, was {"@class":
          "stepFunction" : null | "stepFunction" : {"default" : {}} | neither objects nor lists as stepFunction, was {"default":{}}
          "inputPreProcessors" : { | "inputPreProcessors" : {"0" : {"@class" : "java.lang.Object"} | neither objects nor lists as inputPreProcessors, was {"0":
          "regularizationBias" : [ ] | "regularizationBias" : ["java.lang.Object", {}] | neither objects nor lists as regularizationBias, was ["java.lang.Object",{}]
          "regularization" : [ { | "regularization" : [ "java.lang.Object", { | an object as regularization, was java.lang.Object
          "variables" : [ "W" | "variables" : [ {"@class" : "java.lang.Object"} | texts as variables, was {"@class":
          "confs" : [ { | "@class" : "java.lang.Object", "confs" : [ { | a class that published networks have there as it, was java.lang.Object
          "confs" : [ { | "confs" : [ {"@class" : "java.lang.Object", | a class that published networks have there as confs, was java.lang.Object
          "confs" : [ { | "confs" : null, "networkInputs" : [ { | a list as confs, was null
          """)
  void aConfigurationOfAnyOtherFormIsRefused(String from, String to, String message) {
    String json = PublishedNetwork.with("network.weights=normal(0.1)").json();
    String doctored = json.replace(full(from), to == null ? "" : full(to));
    assertThat(doctored).isNotEqualTo(json);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(doctored))
        .withMessageContaining(message.startsWith("Dup") ? message : "expected " + full(message));
  }

  @Test
  void jsonOtherThanAConfigurationIsRefused() {
    assertRefused("", "expected an object as it, was ");
    assertRefused("[]", "expected an object as it, was []");
    assertRefused("{} {}", "Trailing token");
    assertRefused("[".repeat(100_000), "nesting depth");
    assertRefused("{/**/}", "Unexpected character");
  }

  private static void assertRefused(String json, String message) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(json))
        .withMessageContaining(message);
  }

  private static String full(String text) {
    return text.replace("DL4J.", DL4J);
  }

  private static MultiLayerConfiguration read(String json) throws IOException {
    return ConfigurationEntry.read(json.getBytes(UTF_8));
  }
}
