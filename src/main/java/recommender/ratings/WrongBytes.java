package recommender.ratings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import recommender.text.Encodings;
import recommender.text.Head;

/** Search for the first line of a file with bytes that are not of its charset. */
final class WrongBytes {
  private static final int BYTES = 1 << 16;

  private WrongBytes() {}

  /** The message that names file, line and the charset that it is most likely of. */
  static String message(Path file, Charset charset, Configuration hadoop) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    long line = 1;
    try (InputStream in = FileHead.open(file, hadoop)) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES);
      CharBuffer chars = CharBuffer.allocate(BYTES);
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        line += chars.flip().chars().filter(c -> c == '\n').count();
        if (result.isError()) {
          byte[] wrong = new byte[bytes.remaining()];
          bytes.get(wrong);
          return Head.notOfCharset(file.toString(), line, charset, Encodings.likely(wrong));
        }
        chars.clear();
        bytes.compact();
      }
    } catch (IOException e) {
      return "%s cannot be read: %s".formatted(file, Source.reason(e));
    }
    return Head.notOfCharset(file.toString(), line, charset, Encodings.likely(new byte[0]));
  }
}
