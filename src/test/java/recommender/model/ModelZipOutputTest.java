package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelZipOutputTest {
  @ParameterizedTest
  @MethodSource("recommender.model.PublishedNetwork#all")
  void modelSerializerReadsWhatIsWritten(PublishedNetwork published) throws IOException {
    byte[] zip = zip(published.network());
    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), false);
    assertThat(read.params()).isEqualTo(published.network().params());
    assertThat(read.getLayerWiseConfigurations())
        .isEqualTo(published.network().getLayerWiseConfigurations());
  }

  /** More floats than are copied at once. */
  @Test
  void entriesAreThoseOfModelSerializer() throws IOException {
    PublishedNetwork large = PublishedNetwork.with("network.hidden=[9000]");
    ByteArrayOutputStream stock = new ByteArrayOutputStream();
    ModelSerializer.writeModel(large.network(), stock, false);
    ZipInputStream expected = new ZipInputStream(new ByteArrayInputStream(stock.toByteArray()));
    ZipInputStream written = new ZipInputStream(new ByteArrayInputStream(zip(large.network())));
    for (ZipEntry entry = expected.getNextEntry(); entry != null; entry = expected.getNextEntry()) {
      assertThat(written.getNextEntry().getName()).isEqualTo(entry.getName());
      assertThat(written.readAllBytes()).isEqualTo(expected.readAllBytes());
    }
    assertThat(written.getNextEntry()).isNull();
  }

  private static byte[] zip(MultiLayerNetwork network) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    ModelZipOutput.write(network, zip);
    return zip.toByteArray();
  }
}
