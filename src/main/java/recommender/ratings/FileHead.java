package recommender.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import recommender.text.Encodings;

/**
 * First bytes of a file, decompressed by the codec of its extension.
 *
 * @param cut whether more follow
 */
record FileHead(byte[] bytes, boolean cut) {
  private static final int BYTES = 1 << 16;

  static FileHead of(Path file, Source source, Configuration hadoop) {
    try (InputStream in = open(file, hadoop)) {
      byte[] bytes = in.readNBytes(BYTES);
      return new FileHead(bytes, bytes.length == BYTES);
    } catch (IOException | RuntimeException e) {
      // Codecs throw both: IOException for damaged data, RuntimeException for a missing library.
      throw source.unreadable(file.toString(), e);
    }
  }

  /** The decompressed content of a file. */
  static InputStream open(Path file, Configuration hadoop) throws IOException {
    FileSystem system = file.getFileSystem(hadoop);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
    InputStream raw = system.open(file);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  boolean startsWith(String magic) {
    return new String(bytes, 0, Math.min(bytes.length, magic.length()), StandardCharsets.ISO_8859_1)
        .equals(magic);
  }

  /** Whether it is no text in any charset whose mark it has not. */
  boolean isBinary() {
    if (Encodings.marked(bytes).isPresent()) {
      return false;
    }
    for (byte value : bytes) {
      if (value == 0) {
        return true;
      }
    }
    return false;
  }
}
