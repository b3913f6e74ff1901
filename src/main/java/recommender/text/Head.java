package recommender.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * First lines of a file.
 *
 * @param file its name, for messages
 * @param text decoded, without a byte order mark; ends with a line where the file goes on
 * @param encoding name of the charset
 * @param cut whether the file goes on
 */
public record Head(String file, String text, String encoding, boolean cut) {

  /**
   * The head of a file.
   *
   * @param bytes its first ones
   * @param charset given by the settings, or null
   * @throws LayoutException when the bytes are not of the charset
   */
  public static Head of(String file, byte[] bytes, boolean cut, Charset charset) {
    Charset marked = Encodings.marked(bytes).orElse(StandardCharsets.UTF_8);
    Charset chosen = charset == null ? marked : charset;
    Encodings.firstWrong(bytes, chosen, cut)
        .ifPresent(
            place -> {
              throw new LayoutException(wrong(file, bytes, place, chosen));
            });
    String text = Encodings.text(bytes, chosen);
    int end = cut ? text.lastIndexOf('\n') : -1;
    return new Head(file, end < 0 ? text : text.substring(0, end + 1), chosen.name(), cut);
  }

  private static String wrong(String file, byte[] bytes, int place, Charset charset) {
    int line = 1;
    for (int i = 0; i < place; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return notOfCharset(file, line, charset, Encodings.likely(bytes));
  }

  /** The message about bytes that are not of a charset. */
  public static String notOfCharset(String file, long line, Charset charset, String likely) {
    return "%s: bytes in line %d are no %s; the file is most likely %s: set input.encoding = %s"
        .formatted(file, line, charset.name(), likely, likely);
  }

  /** Lines that are not blank. */
  public List<String> lines() {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }

  /** Whether lines can be told apart before they are decoded. */
  boolean hasPlainLines() {
    return Encodings.hasLines(Charset.forName(encoding));
  }
}
