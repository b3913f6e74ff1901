package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayerSizesTest {
  @ParameterizedTest
  @MethodSource("recommender.model.PublishedNetwork#all")
  void numbersOfParametersAreThoseOfDl4j(PublishedNetwork published) throws IOException {
    LayerSizes sizes = LayerSizes.of(published.network().getLayerWiseConfigurations());
    assertThat(sizes.parameters()).isEqualTo(published.network().numParams());
    sizes.demandFit(PublishedNetwork.ITEMS, published.transform().channels(), "items");
  }

  @Test
  void aNetworkMayHaveSeveralInputsForEachItem() throws IOException {
    LayerSizes sizes = LayerSizes.of(PublishedNetwork.shallow(2).getLayerWiseConfigurations());
    sizes.demandFit(3, 2, "items");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> sizes.demandFit(3, 1, "items"))
        .withMessage(
            "expected a network with 1 inputs for each of the 3 items, was one with 6 in all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "nin" : 3  | "nin" : 4 | expected a network with 1 inputs for each of the 3 items, was one with 4 in all
          "nout" : 3 | "nout" : 4 | expected a network with an output for each of the 3 items, was one with 4
          "nout" : 2 | "nout" : 1 | expected layers that read what the one before puts out, was one that reads 2 after 1
          "nin" : 3  | "nin" : 0 | expected layers with inputs and outputs, was one with 0 and 4
          OutputLayer | DenseLayer | expected dense layers and an output layer at the end, was DenseLayer as layer 4 of 4
          DenseLayer | OutputLayer | expected dense layers and an output layer at the end, was OutputLayer as layer 1 of 4
          """)
  void layersThatDoNotFitEachOtherOrTheCatalogueAreRefused(String from, String to, String message) {
    PublishedNetwork published = PublishedNetwork.with();
    String json = published.json().replace(from, to);
    assertThat(json).isNotEqualTo(published.json());
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                LayerSizes.of(MultiLayerConfiguration.fromJson(json))
                    .demandFit(PublishedNetwork.ITEMS, 1, "items"))
        .withMessage(message);
  }

  @Test
  void aNetworkWithoutLayersIsRefused() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> LayerSizes.of(new MultiLayerConfiguration()))
        .withMessage("expected a network with layers, was one without");
  }
}
