package recommender.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import recommender.vectors.InputTransform;

/**
 * Network in the zip format that {@code ModelSerializer} writes without the optimiser's state:
 * {@code configuration.json}, then {@code coefficients.bin}, and nothing else.
 *
 * <p>It is read here and not by DL4J, which unpacks whatever a zip has into memory, deserialises
 * Java objects from some entries, and has its configuration read by a Jackson with known faults.
 * Here every entry is checked while it is unpacked, once from front to back, and the parameters go
 * straight to where the network keeps them.
 *
 * @param in from its first byte
 * @param bytes that it has
 */
record ModelZip(InputStream in, long bytes) {
  /** Some 600 layers. */
  static final int LONGEST_CONFIGURATION = 1 << 20;

  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";
  private static final int BUFFER = 1 << 16;

  /** Bytes that deflate can pack into one at most. */
  private static final int MOST_DEFLATED = 1032;

  /**
   * Reads the network.
   *
   * @param transform whose inputs it must have
   * @param columns name of the columns in messages, such as {@code items of items.parquet}
   * @throws IOException when it is not as ours are
   */
  MultiLayerNetwork network(InputTransform transform, String columns) throws IOException {
    return network(transform.items(), transform.channels(), columns);
  }

  /**
   * Reads the network.
   *
   * @param items that it must put out
   * @param channels inputs that it must have for each
   * @param columns name of the columns in messages, such as {@code items of items.parquet}
   * @throws IOException when it is not as ours are
   */
  MultiLayerNetwork network(int items, int channels, String columns) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in, BUFFER))) {
      demandEntry(CONFIGURATION, zip.getNextEntry());
      MultiLayerConfiguration configuration = configuration(zip);
      LayerSizes sizes = LayerSizes.of(configuration);
      sizes.demandFit(items, channels, columns);
      long parameters = sizes.parameters();
      demandRoom(parameters);
      demandEntry(COEFFICIENTS, zip.getNextEntry());
      INDArray array = CoefficientsEntry.read(zip, parameters);
      return network(configuration, array, zip);
    }
  }

  private static MultiLayerNetwork network(
      MultiLayerConfiguration configuration, INDArray parameters, ZipInputStream zip)
      throws IOException {
    try {
      ZipEntry more = zip.getNextEntry();
      if (more != null) {
        throw new IOException(
            "expected nothing after %s, was %s".formatted(COEFFICIENTS, quoted(more.getName())));
      }
      return new ReadNetwork(configuration, parameters);
    } catch (Throwable e) {
      parameters.close();
      throw e;
    }
  }

  private static MultiLayerConfiguration configuration(ZipInputStream zip) throws IOException {
    byte[] json = zip.readNBytes(LONGEST_CONFIGURATION + 1);
    if (json.length > LONGEST_CONFIGURATION) {
      throw new IOException(
          "%s: expected at most %d bytes, was more"
              .formatted(CONFIGURATION, LONGEST_CONFIGURATION));
    }
    try {
      return ConfigurationEntry.read(json);
    } catch (IOException | RuntimeException e) {
      throw new IOException("%s: %s".formatted(CONFIGURATION, e.getMessage()), e);
    }
  }

  /** Before memory is taken for them. */
  private void demandRoom(long parameters) throws IOException {
    if (parameters > bytes * MOST_DEFLATED / Float.BYTES) {
      throw new IOException(
          "expected the %d parameters of %s, was a file of %d bytes, which cannot hold them"
              .formatted(parameters, CONFIGURATION, bytes));
    }
  }

  private static void demandEntry(String name, ZipEntry entry) throws IOException {
    if (entry == null || !entry.getName().equals(name)) {
      throw new IOException(
          "expected a zip of %s and %s, was %s in the place of %s"
              .formatted(
                  CONFIGURATION,
                  COEFFICIENTS,
                  entry == null ? "none" : quoted(entry.getName()),
                  name));
    }
  }

  /** A short excerpt in quotes of a text of any length. */
  static String quoted(String text) {
    int longest = 100;
    String start = text.length() > longest ? text.substring(0, longest) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
