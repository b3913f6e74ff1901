package recommender.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Format of a checkpoint: eight letters, the length of a text (4 bytes) and the text, which is JSON
 * of {@link Checkpoint}; the number of arrays (8 bytes), and of each its length (8 bytes) and its
 * floats (4 bytes each); then CRC-32C of all that (8 bytes). Lengths begin with the highest byte,
 * floats with the lowest, as on all processors that ND4J runs on.
 *
 * <p>The arrays are those of the network's {@link ModelState}, then the best parameters where
 * {@link Checkpoint#hasOtherBest} says so.
 */
final class CheckpointFile {
  private static final byte[] LETTERS = "RECCKPT1".getBytes(StandardCharsets.US_ASCII);

  /** A text is shorter; one that claims more is damaged. */
  private static final int LONGEST_TEXT = 1 << 26;

  private CheckpointFile() {}

  static void write(OutputStream to, Checkpoint checkpoint, ModelState arrays) throws IOException {
    CRC32C sum = new CRC32C();
    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(to, sum));
    byte[] text = checkpoint.json();
    out.write(LETTERS);
    out.writeInt(text.length);
    out.write(text);
    FloatBlocks.write(arrays, (bytes, length) -> out.write(bytes, 0, length));
    out.writeLong(sum.getValue());
  }

  /**
   * Reads a file to its end, without its floats.
   *
   * @throws IOException when it is damaged
   */
  static Checkpoint read(InputStream from) throws IOException {
    return read(from, FloatBlocks::skip);
  }

  /**
   * Reads a file with its floats.
   *
   * @param arrays to be overwritten, as many and as long
   * @throws IOException when it is damaged; some of the arrays are overwritten then
   */
  static void read(InputStream from, ModelState arrays) throws IOException {
    read(from, source -> FloatBlocks.copy(source, arrays));
  }

  /** Takes the floats. */
  private interface Floats {
    void take(FloatBlocks.Source source) throws IOException;
  }

  private static Checkpoint read(InputStream from, Floats floats) throws IOException {
    CRC32C sum = new CRC32C();
    DataInputStream in =
        new DataInputStream(new CheckedInputStream(new BufferedInputStream(from), sum));
    demand(Arrays.equals(in.readNBytes(LETTERS.length), LETTERS), "it begins otherwise");
    int length = in.readInt();
    demand(length >= 0 && length <= LONGEST_TEXT, "its text has no length");
    byte[] text = new byte[length];
    in.readFully(text);
    floats.take((bytes, size) -> in.readFully(bytes, 0, size));
    long expected = sum.getValue();
    demand(in.readLong() == expected, "its checksum is another");
    return Checkpoint.parse(text);
  }

  private static void demand(boolean good, String otherwise) throws IOException {
    if (!good) {
      throw new IOException(otherwise);
    }
  }
}
