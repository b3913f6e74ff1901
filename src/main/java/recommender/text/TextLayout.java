package recommender.text;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import recommender.config.InputFormat;

/**
 * Layout of a text file.
 *
 * @param format csv for all text with separators; json, netflix or matrix
 * @param encoding name of a charset
 * @param dialect of text with separators; null in JSON
 * @param header whether the first record names the columns
 * @param names of the fields in their order; in JSON the keys that are read
 * @param places of the four columns among them
 * @param wholeFile whether one task has to read the file from front to back, since its records do
 *     not end where its lines do
 * @param guessed columns whose names were guessed, such as {@code item = ISBN}
 * @param textIds which of the first ids are no integers
 */
public record TextLayout(
    InputFormat format,
    String encoding,
    Dialect dialect,
    boolean header,
    List<String> names,
    Places places,
    boolean wholeFile,
    List<String> guessed,
    TextIds textIds)
    implements Serializable {

  /** The charset that bytes are decoded by. */
  public Charset charset() {
    return Charset.forName(encoding);
  }

  /** The same layout, read by one task from front to back. */
  public TextLayout asWholeFile() {
    return new TextLayout(format, encoding, dialect, header, names, places, true, guessed, textIds);
  }

  /** The same layout with quotes as characters like any other. */
  public TextLayout withoutQuotes() {
    return dialect == null
        ? this
        : new TextLayout(
            format,
            encoding,
            dialect.withoutQuotes(),
            header,
            names,
            places,
            wholeFile,
            guessed,
            textIds);
  }

  /** A parser of single lines; only where files are not read whole. */
  public LineParser lineParser() {
    return format == InputFormat.JSON
        ? new JsonParser(names, places)
        : new DelimitedParser(dialect, names.size(), places);
  }

  /** A parser of whole files. */
  public FileParser fileParser() {
    return switch (format) {
      case JSON -> new JsonParser(names, places);
      case NETFLIX -> new NetflixParser();
      case MATRIX -> new MatrixParser(this);
      default -> new DelimitedFileParser(this);
    };
  }

  /** The layout in words: {@code CSV separated by ';' with header, UTF-8}. */
  public String inWords() {
    StringJoiner words = new StringJoiner(", ");
    words.add(layout());
    if (dialect != null && dialect.quote() == Dialect.NONE) {
      words.add("quotes as text");
    }
    words.add(encoding.equals(StandardCharsets.UTF_8.name()) ? "UTF-8" : encoding);
    guessed.forEach(words::add);
    return words.toString();
  }

  private String layout() {
    return switch (format) {
      case JSON -> "JSON";
      case NETFLIX -> "Netflix's blocks of an item";
      case MATRIX ->
          "matrix with a user a row separated by %s %s"
              .formatted(dialect.inWords(), headerInWords());
      default ->
          names.size() == 1
              ? "CSV of one column " + headerInWords()
              : "CSV separated by %s %s".formatted(dialect.inWords(), headerInWords());
    };
  }

  private String headerInWords() {
    return header ? "with header" : "without header";
  }
}
