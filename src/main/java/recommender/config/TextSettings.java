package recommender.config;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/**
 * How text files are laid out; what is empty is told by their first lines.
 *
 * @param separator between fields; {@code blank} for any blanks and tabs
 * @param header whether the first record names the columns
 * @param fields names of the fields of every record, in their order
 * @param quote around fields with separators in them; a NUL for none
 * @param escape before a quote in a quoted field; a NUL for none
 * @param encoding name of a charset; empty for UTF-8, or UTF-16 with its mark
 * @param decimal character before the fraction of a rating
 * @param nullValues texts that stand for no value
 */
public record TextSettings(
    Optional<String> separator,
    HeaderRow header,
    List<String> fields,
    Optional<Character> quote,
    Optional<Character> escape,
    Optional<String> encoding,
    char decimal,
    List<String> nullValues) {
  private static final String AUTO = "auto";
  private static final String NONE = "none";

  static TextSettings read(SettingsReader in) {
    return new TextSettings(
        in.asItStands("input.separator", "auto, blank, or what is between fields, such as ;")
            .filter(text -> !text.equals(AUTO))
            .map(TextSettings::unescaped),
        in.choice("input.header", HeaderRow.class),
        in.texts("input.fields", "the names of the fields in their order"),
        character(in, "input.quote"),
        character(in, "input.escape"),
        encoding(in),
        decimal(in),
        in.texts("input.null-values", "a list of texts that stand for no value"));
  }

  /** The same of a table with other fields. */
  TextSettings withoutFields() {
    return new TextSettings(
        separator, header, List.of(), quote, escape, encoding, decimal, nullValues);
  }

  /** A tab is hard to write on a command line. */
  private static String unescaped(String text) {
    return text.replace("\\t", "\t");
  }

  private static Optional<Character> character(SettingsReader in, String key) {
    String expected = "auto, none or one character";
    String text = in.asItStands(key, expected).orElse(AUTO);
    if (text.equals(AUTO)) {
      return Optional.empty();
    }
    if (text.equals(NONE)) {
      return Optional.of('\0');
    }
    return text.length() == 1
        ? Optional.of(text.charAt(0))
        : in.refuse(key, expected, Optional.empty());
  }

  private static char decimal(SettingsReader in) {
    String text = in.asItStands("input.decimal", "a point or a comma").orElse("");
    return text.equals(".") || text.equals(",")
        ? text.charAt(0)
        : in.refuse("input.decimal", "\".\" or \",\"", '.');
  }

  private static Optional<String> encoding(SettingsReader in) {
    String key = "input.encoding";
    String name = in.text(key, "auto, or a charset such as ISO-8859-1");
    if (name.isEmpty() || name.equals(AUTO)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(name).name());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return in.refuse(key, "auto, or a charset such as ISO-8859-1", Optional.empty());
    }
  }
}
