package recommender.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ModelZipTest {
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final int BOMB = 1 << 27;

  private static final PublishedNetwork PUBLISHED = PublishedNetwork.with();
  private static final byte[] JSON = PUBLISHED.json().getBytes(UTF_8);
  private static final byte[] FLOATS = PUBLISHED.coefficients();

  @ParameterizedTest
  @MethodSource("recommender.model.PublishedNetwork#all")
  void publishedNetworksAreReadAsByModelSerializer(PublishedNetwork published) throws IOException {
    byte[] zip = published.zip();
    MultiLayerNetwork network =
        new ModelZip(new ByteArrayInputStream(zip), zip.length)
            .network(published.transform(), "items");
    MultiLayerNetwork expected =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(zip), false);
    assertThat(network.params())
        .isEqualTo(expected.params())
        .isEqualTo(published.network().params());
    assertThat(network.getLayerWiseConfigurations())
        .isEqualTo(expected.getLayerWiseConfigurations());
  }

  /** More floats than are copied at once. */
  @Test
  void manyParametersAreRead() throws IOException {
    PublishedNetwork large = PublishedNetwork.with("network.hidden=[9000]");
    byte[] zip = large.zip();
    MultiLayerNetwork network =
        new ModelZip(new ByteArrayInputStream(zip), zip.length).network(large.transform(), "items");
    assertThat(network.params()).isEqualTo(large.network().params());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preprocessor.bin",
        "updaterState.bin",
        "normalizer.bin",
        "noParams.marker",
        "../coefficients.bin",
        "/etc/passwd",
        "folder/"
      })
  void anAdditionalEntryIsRefused(String name) throws IOException {
    assertRefused(
        new Zip().entry(CONFIGURATION, JSON).entry(COEFFICIENTS, FLOATS).entry(name),
        "expected nothing after coefficients.bin, was " + name);
    assertRefused(
        new Zip().entry(CONFIGURATION, JSON).entry(name).entry(COEFFICIENTS, FLOATS),
        "expected a zip of configuration.json and coefficients.bin, was "
            + name
            + " in the place of coefficients.bin");
    assertRefused(
        new Zip().entry(name).entry(CONFIGURATION, JSON).entry(COEFFICIENTS, FLOATS),
        "expected a zip of configuration.json and coefficients.bin, was "
            + name
            + " in the place of configuration.json");
  }

  /** Java writes no name twice, so one is written over. */
  @ParameterizedTest
  @ValueSource(strings = {"xonfiguration.json", "xoefficients.bin"})
  void anEntryTwiceIsRefused(String name) throws IOException {
    String twice = "c" + name.substring(1);
    byte[] zip =
        new Zip().entry(CONFIGURATION, JSON).entry(COEFFICIENTS, FLOATS).entry(name, JSON).bytes();
    byte[] doctored = new String(zip, ISO_8859_1).replace(name, twice).getBytes(ISO_8859_1);
    assertRefused(doctored, "expected nothing after coefficients.bin, was " + twice);
  }

  @Test
  void filesOtherThanAModelZipAreRefused() throws IOException {
    String expected = "expected a zip of configuration.json and coefficients.bin, was ";
    assertRefused(new byte[0], expected + "none in the place of configuration.json");
    assertRefused("no zip".getBytes(UTF_8), expected + "none in the place of configuration.json");
    assertRefused(
        new Zip().entry(CONFIGURATION, JSON), expected + "none in the place of coefficients.bin");
    assertRefused(
        new Zip().entry("a\nb" + "c".repeat(200)),
        expected + "a?b" + "c".repeat(97) + "… in the place of configuration.json");
  }

  @Test
  void aTruncatedZipIsRefused() throws IOException {
    byte[] whole = PUBLISHED.zip();
    int end = new String(whole, ISO_8859_1).indexOf("PK\1\2");
    for (int length = 0; length < end - 16; length += 23) {
      byte[] start = Arrays.copyOf(whole, length);
      assertThatExceptionOfType(IOException.class)
          .as("%d of %d bytes", length, whole.length)
          .isThrownBy(() -> read(new ByteArrayInputStream(start), start.length));
    }
  }

  @Test
  void damagedParametersAreRefused() throws IOException {
    byte[] zip = new Zip().entry(CONFIGURATION, JSON).stored(COEFFICIENTS, FLOATS).bytes();
    assertThat(read(new ByteArrayInputStream(zip), zip.length).params())
        .isEqualTo(PUBLISHED.network().params());
    zip[new String(zip, ISO_8859_1).indexOf("PK\1\2") - 1] ^= 1;
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(new ByteArrayInputStream(zip), zip.length))
        .withMessageContaining("CRC");
  }

  @Test
  void aLargeConfigurationIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] spaces = new byte[BOMB];
    Arrays.fill(spaces, (byte) ' ');
    byte[] zip = new Zip().entry(CONFIGURATION, spaces).entry(COEFFICIENTS, FLOATS).bytes();
    assertRefusedEarly(zip, "configuration.json: expected at most 1048576 bytes, was more");
  }

  @Test
  void moreParametersThanTheConfigurationHasAreRefused() throws IOException {
    byte[] zip =
        new Zip()
            .entry(CONFIGURATION, JSON)
            .entry(COEFFICIENTS, Arrays.copyOf(FLOATS, FLOATS.length + BOMB))
            .bytes();
    assertRefusedEarly(zip, floats("more"));
    assertRefused(
        new Zip()
            .entry(CONFIGURATION, JSON)
            .entry(COEFFICIENTS, PublishedNetwork.with("network.hidden=[5]").coefficients()),
        floats("an array of rank 2, 1 × 38"));
  }

  @Test
  void fewerParametersThanTheConfigurationHasAreRefused() throws IOException {
    byte[] zip =
        new Zip()
            .entry(CONFIGURATION, JSON)
            .entry(COEFFICIENTS, Arrays.copyOf(FLOATS, FLOATS.length - 1))
            .bytes();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(new ByteArrayInputStream(zip), zip.length));
  }

  @Test
  void parametersOtherThanARowOfFloatsAreRefused() throws IOException {
    assertRefusedParameters(
        array(DataType.DOUBLE, 1, 53), "a buffer MIXED_DATA_TYPES of 53 DOUBLE");
    assertRefusedParameters(array(DataType.FLOAT, 53, 1), "an array of rank 2, 53 × 1");
    assertRefusedParameters(array(DataType.FLOAT, 53), "a buffer MIXED_DATA_TYPES of 6 LONG");
    byte[] compressed = header("COMPRESSED", 8, "LONG");
    assertRefusedParameters(compressed, "a buffer COMPRESSED of 8 LONG");
    byte[] longest = header("MIXED_DATA_TYPES", Long.MAX_VALUE, "LONG");
    assertRefusedParameters(longest, "a buffer MIXED_DATA_TYPES of 9223372036854775807 LONG");
  }

  @Test
  void moreParametersThanTheFileCanHoldAreRefusedBeforeMemoryIsTaken() throws IOException {
    String huge = PUBLISHED.json().replace("\" : 4,", "\" : 1000000000,");
    assertRefused(
        new Zip().entry(CONFIGURATION, huge.getBytes(UTF_8)).entry(COEFFICIENTS, FLOATS),
        "expected the 12000000005 parameters of configuration.json, was a file of ");
    String beyond = PUBLISHED.json().replaceAll("\" : [24],", "\" : 9000000000000000000,");
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () -> {
              byte[] zip = new Zip().entry(CONFIGURATION, beyond.getBytes(UTF_8)).bytes();
              read(new ByteArrayInputStream(zip), zip.length);
            });
  }

  private static void assertRefusedParameters(byte[] coefficients, String was) throws IOException {
    assertRefused(
        new Zip().entry(CONFIGURATION, JSON).entry(COEFFICIENTS, coefficients), floats(was));
  }

  private static String floats(String was) {
    return "coefficients.bin: expected a row of 53 floats, as configuration.json has it, was "
        + was;
  }

  private static byte[] array(DataType type, long... shape) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Nd4j.write(bytes, Nd4j.zeros(type, shape));
    return bytes.toByteArray();
  }

  private static byte[] header(String allocation, long length, String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(allocation);
    out.writeLong(length);
    out.writeUTF(type);
    return bytes.toByteArray();
  }

  private static void assertRefused(Zip zip, String message) throws IOException {
    assertRefused(zip.bytes(), message);
  }

  private static void assertRefused(byte[] zip, String message) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(new ByteArrayInputStream(zip), zip.length))
        .withMessageStartingWith(message);
  }

  /** Of a file that unpacks to a thousand times its size. */
  private static void assertRefusedEarly(byte[] zip, String message) {
    ByteArrayInputStream in = new ByteArrayInputStream(zip);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(in, zip.length))
        .withMessage(message);
    assertThat(in.available()).as("bytes not read").isGreaterThan(zip.length / 3);
  }

  private static MultiLayerNetwork read(ByteArrayInputStream in, long bytes) throws IOException {
    return new ModelZip(in, bytes).network(PUBLISHED.transform(), "items");
  }

  /** A zip of any entries. */
  private static final class Zip {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream out = new ZipOutputStream(bytes);

    Zip entry(String name) throws IOException {
      return entry(name, new byte[0]);
    }

    Zip entry(String name, byte[] content) throws IOException {
      return entry(new ZipEntry(name), content);
    }

    Zip stored(String name, byte[] content) throws IOException {
      CRC32 crc = new CRC32();
      crc.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
      return entry(entry, content);
    }

    private Zip entry(ZipEntry entry, byte[] content) throws IOException {
      out.putNextEntry(entry);
      out.write(content);
      out.closeEntry();
      return this;
    }

    byte[] bytes() throws IOException {
      out.close();
      return bytes.toByteArray();
    }
  }
}
