package recommender.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ReadNetworkTest {

  @Test
  void parametersAreFreedWithoutACollectionOfGarbage() throws IOException {
    PublishedNetwork published = PublishedNetwork.with();
    byte[] zip = published.zip();
    MultiLayerNetwork network =
        new ModelZip(new ByteArrayInputStream(zip), zip.length)
            .network(published.transform(), "items");
    INDArray parameters = network.params();
    long before = collections();

    network.close();

    assertThat(collections()).isEqualTo(before);
    assertThat(parameters.wasClosed()).isTrue();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
