package recommender.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * First lines of a file, decompressed by the codec of its extension.
 *
 * @param text decoded as UTF-8 without a byte order mark
 */
record FileHead(String text) {
  private static final int BYTES = 1 << 16;

  static FileHead of(Path file, Source source, Configuration hadoop) {
    try {
      FileSystem system = file.getFileSystem(hadoop);
      CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file);
      try (InputStream raw = system.open(file);
          InputStream in = codec == null ? raw : codec.createInputStream(raw)) {
        return new FileHead(text(in.readNBytes(BYTES)));
      }
    } catch (IOException | RuntimeException e) {
      // Codecs throw both: IOException for damaged data, RuntimeException for a missing library.
      throw source.unreadable(file.toString(), e);
    }
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = bytes.length < BYTES ? text.length() : text.lastIndexOf('\n');
    return text.substring(text.startsWith("\uFEFF") ? 1 : 0, end < 0 ? text.length() : end);
  }

  boolean startsWith(String magic) {
    return text.startsWith(magic);
  }

  boolean isBinary() {
    return text.indexOf('\0') >= 0;
  }

  /** Lines that are not blank. */
  List<String> lines() {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  Optional<String> firstLine() {
    return lines().stream().findFirst();
  }
}
