package recommender.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Writer of a network in the zip format that DL4J's {@code ModelSerializer} reads, without the
 * optimiser's state.
 *
 * <p>Nothing is compressed: trained weights are nearly random bits, and to find the little that can
 * be left out takes far longer than to write them.
 */
public final class ModelZipOutput {
  private ModelZipOutput() {}

  /**
   * Writes a network.
   *
   * @param to stays open
   */
  public static void write(MultiLayerNetwork network, OutputStream to) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(to);
    zip.setLevel(Deflater.NO_COMPRESSION);
    zip.putNextEntry(new ZipEntry(ModelZip.CONFIGURATION));
    zip.write(network.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8));
    zip.putNextEntry(new ZipEntry(ModelZip.COEFFICIENTS));
    CoefficientsEntry.write(network.params(), zip);
    zip.finish();
  }
}
