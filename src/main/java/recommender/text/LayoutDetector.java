package recommender.text;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import recommender.config.ColumnNames;
import recommender.config.InputFormat;
import recommender.config.TextSettings;
import recommender.config.TimeSettings;

/**
 * Detection of the layout of a text file by its first records: each separator is tried, and the one
 * is taken by which most records have as many fields as the others, with ratings that are numbers
 * and times that are times.
 *
 * @param settings override what would be detected
 * @param time form of times
 * @param wanted names of the columns
 * @param unrated ratings that are none
 */
public record LayoutDetector(
    TextSettings settings, TimeSettings time, ColumnNames wanted, List<Double> unrated) {
  private static final List<String> SEPARATORS = List.of("::", "\t", ";", "|", ",", Dialect.BLANK);

  private static final int RECORDS = 200;

  /**
   * The layout of a file with separators.
   *
   * @param head its first lines
   * @param format csv, tsv or dat
   * @param folders names and values that its folders give it
   * @throws LayoutException when none fits, with what was found
   */
  public TextLayout separated(Head head, InputFormat format, Map<String, String> folders) {
    List<Attempt> attempts = new ArrayList<>();
    for (String separator : separators(format)) {
      for (Dialect dialect : dialects(separator, head)) {
        add(attempts, dialect, lines(head, dialect), folders);
        if (!dialect.isBlank()) {
          add(attempts, dialect, texts(head, dialect), folders);
        }
      }
    }
    // Of equals the first one: lines are records wherever they can be.
    return attempts.stream()
        .max(Comparator.comparingDouble(Attempt::score))
        .orElseThrow(() -> new LayoutException("no record could be told from the next"))
        .layout(head);
  }

  private void add(
      List<Attempt> attempts,
      Dialect dialect,
      List<String[]> records,
      Map<String, String> folders) {
    if (!records.isEmpty()) {
      attempts.add(new Attempt(this, dialect, records, folders));
    }
  }

  private List<String> separators(InputFormat format) {
    if (settings.separator().isPresent()) {
      return List.of(settings.separator().get());
    }
    return switch (format) {
      case DAT -> List.of("::");
      case TSV -> List.of("\t");
      default -> SEPARATORS;
    };
  }

  private List<Dialect> dialects(String separator, Head head) {
    char quote = settings.quote().orElse('"');
    Dialect doubled = new Dialect(separator, quote, settings.escape().orElse(quote));
    boolean backslash = settings.escape().isEmpty() && head.text().contains("\\" + quote);
    return backslash ? List.of(doubled, doubled.withEscape('\\')) : List.of(doubled);
  }

  /** The first lines as records. */
  private static List<String[]> lines(Head head, Dialect dialect) {
    FieldParser parser = new FieldParser(dialect);
    List<String> lines = head.lines().stream().limit(RECORDS).toList();
    // Quotes with a backslash before them may take a field apart.
    List<String> plain =
        lines.stream().filter(line -> !line.contains("\\" + dialect.quote())).toList();
    int width = width((plain.isEmpty() ? lines : plain).stream().map(parser::fields).toList());
    return lines.stream().map(line -> parser.fields(line, width)).toList();
  }

  /**
   * The first records, of which quoted fields may go over lines; the very last of a head that is
   * cut off may be a part of one.
   */
  private static List<String[]> texts(Head head, Dialect dialect) {
    CsvParser parser = dialect.ofTexts();
    parser.beginParsing(new StringReader(head.text()));
    List<String[]> records = new ArrayList<>();
    try {
      String[] record = parser.parseNext();
      while (record != null && records.size() <= RECORDS) {
        if (record.length > 1 || !record[0].isBlank()) {
          records.add(record);
        }
        record = parser.parseNext();
      }
    } catch (TextParsingException e) {
      // A quote without an end: what stands before it is enough, or nothing is.
      return records;
    } finally {
      parser.stopParsing();
    }
    if (head.cut() && records.size() > 1 && records.size() <= RECORDS) {
      records.remove(records.size() - 1);
    }
    return records;
  }

  /** The layout of JSON, one object a line or an array of them. */
  public TextLayout json(Head head, Map<String, String> folders) {
    List<String> keys = JsonParser.keys(head.text(), RECORDS);
    ColumnFinder finder = new ColumnFinder(keys, folders);
    Places places =
        finder
            .places(wanted)
            .orElseThrow(() -> new LayoutException(finder.lacking(head.file(), wanted)));
    boolean array = head.text().stripLeading().startsWith("[");
    // Objects over several lines begin with one that is none by itself.
    boolean lines = !array && head.lines().get(0).strip().endsWith("}");
    return new TextLayout(
        InputFormat.JSON,
        head.encoding(),
        null,
        false,
        keys,
        places,
        !lines || !head.hasPlainLines(),
        finder.guesses(wanted),
        lines ? textIds(head, new JsonParser(keys, places)) : TextIds.NONE);
  }

  private static TextIds textIds(Head head, LineParser parser) {
    return TextIds.of(
        head.lines().stream()
            .limit(RECORDS)
            .map(parser::parse)
            .filter(row -> row.problem() == null)
            .toList());
  }

  /** The layout of the Netflix Prize's files. */
  public TextLayout netflix(Head head) {
    if (head.lines().isEmpty() || !NetflixParser.isItem(head.lines().get(0))) {
      throw new LayoutException(
          "%s: expected an item and a colon in its first line, was \"%s\""
              .formatted(head.file(), head.lines().stream().findFirst().orElse("")));
    }
    return new TextLayout(
        InputFormat.NETFLIX,
        head.encoding(),
        null,
        false,
        List.of(),
        null,
        true,
        List.of(),
        TextIds.NONE);
  }

  /** Whether a text looks like the Netflix Prize's files. */
  public static boolean isNetflix(Head head) {
    List<String> lines = head.lines();
    return lines.size() > 1
        && NetflixParser.isItem(lines.get(0))
        && lines.get(1).split(",", -1).length == 3;
  }

  /** The layout of a matrix with a user a row. */
  public TextLayout matrix(Head head) {
    return separators(InputFormat.CSV).stream()
        .flatMap(separator -> dialects(separator, head).stream())
        .map(dialect -> new MatrixAttempt(this, dialect, lines(head, dialect)))
        .filter(attempt -> !attempt.records().isEmpty())
        .max(Comparator.comparingInt(MatrixAttempt::score))
        .orElseThrow(() -> new LayoutException("no matrix in " + head.file()))
        .layout(head);
  }

  /** Whether a value can be a time. */
  boolean isTime(String value) {
    return time.format()
        .map(pattern -> EpochSeconds.ofPattern(pattern).of(value).isPresent())
        .orElseGet(
            () -> Numbers.number(value, '.') != null || EpochSeconds.iso().of(value).isPresent());
  }

  boolean isRating(String value) {
    return Numbers.number(value, settings.decimal()) != null;
  }

  boolean isUnrated(String value) {
    return unrated.contains(Numbers.number(value, settings.decimal()));
  }

  /** Whether a value stands for none. */
  boolean isNull(String value) {
    return value == null || value.isBlank() || settings.nullValues().contains(value);
  }

  /** The commonest number of fields; of two alike the larger one. */
  static int width(List<String[]> records) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    records.forEach(record -> counts.merge(record.length, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  /** Numbers of the fields as names: 1, 2, … */
  static List<String> numbers(int width) {
    return IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
  }

  Optional<List<String>> fields() {
    return settings.fields().isEmpty() ? Optional.empty() : Optional.of(settings.fields());
  }
}
