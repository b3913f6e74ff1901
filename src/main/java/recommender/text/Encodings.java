package recommender.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Charsets of bytes. */
public final class Encodings {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Encodings() {}

  /** The charset that a byte order mark names. */
  public static Optional<Charset> marked(byte[] head) {
    if (startsWith(head, UTF_8_MARK)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    boolean little = startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE});
    boolean big = startsWith(head, new byte[] {(byte) 0xFE, (byte) 0xFF});
    // The decoder of this charset reads the mark and takes it off.
    return little || big ? Optional.of(StandardCharsets.UTF_16) : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (bytes[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether lines can be told apart before they are decoded. */
  public static boolean hasLines(Charset charset) {
    return charset.canEncode() && "\n,".getBytes(charset).length == 2;
  }

  /** Text of bytes of which the last character may be cut off; without a byte order mark. */
  public static String text(byte[] bytes, Charset charset) {
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Where bytes stop to be of a charset.
   *
   * @param cut whether more bytes followed, so that a last character may lack some
   */
  public static Optional<Integer> firstWrong(byte[] bytes, Charset charset, boolean cut) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, !cut);
    return result.isError() ? Optional.of(in.position()) : Optional.empty();
  }

  /** The charset that bytes which are no UTF-8 are most likely of. */
  public static String likely(byte[] bytes) {
    for (byte value : bytes) {
      // ISO-8859-1 has no letters there, Windows has quotes and dashes.
      if ((value & 0xFF) >= 0x80 && (value & 0xFF) < 0xA0) {
        return "windows-1252";
      }
    }
    return "ISO-8859-1";
  }
}
