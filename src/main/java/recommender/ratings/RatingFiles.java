package recommender.ratings;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.config.InputFormat;
import recommender.config.InputSettings;
import recommender.text.Head;
import recommender.text.LayoutDetector;
import recommender.text.LayoutException;
import recommender.text.TextLayout;

/** Reader of the files of a source, each path in its own format, as parsed rows. */
final class RatingFiles {
  private final SparkSession spark;
  private final InputSettings settings;
  private final Source source;
  private final RowRules rules;
  private final LayoutDetector detector;

  RatingFiles(SparkSession spark, InputSettings settings, Source source, RowRules rules) {
    this.spark = spark;
    this.settings = settings;
    this.source = source;
    this.rules = rules;
    this.detector =
        new LayoutDetector(
            settings.text(), settings.time(), settings.columns(), settings.unrated());
  }

  /** What quotes at the beginning of a field do in text files. */
  enum Quotes {
    /** They end in the same line. */
    IN_A_LINE,
    /** They may end in another line, so that a file is read from front to back. */
    OVER_LINES,
    /** They are characters like any other. */
    TEXT
  }

  /**
   * The table of all paths; nothing is read but the heads of files.
   *
   * @throws RatingsException when a path has no data, its format cannot be detected or columns are
   *     missing
   */
  Table open(Quotes quotes) {
    List<Table> parts = new ArrayList<>();
    int first = 0;
    for (String path : source.paths()) {
      DataFiles files = DataFiles.below(path, settings.recursive(), source, hadoop());
      parts.add(open(files, first, quotes));
      first += files.files().size();
    }
    return Table.union(parts);
  }

  private Table open(DataFiles files, int first, Quotes quotes) {
    InputFormat format =
        settings.format() == InputFormat.AUTO
            ? new FormatDetector(source, settings.columns().count(), this::head, this::text)
                .formatOf(files)
            : settings.format();
    return switch (format) {
      case PARQUET, ORC -> typed(files, first, format);
      case AUTO -> throw new IllegalStateException("auto is no format of files");
      default -> text(files, first, format, quotes);
    };
  }

  private Table text(DataFiles files, int first, InputFormat format, Quotes quotes) {
    // Side by side: on an object store each file costs a round trip.
    List<Optional<TextLayout>> layouts =
        files.files().parallelStream().map(file -> layout(file, format)).toList();
    TextLayout any =
        layouts.stream()
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> source.refuse("no ratings in %s; it is blank", files.path()));
    TextFiles lines =
        new TextFiles(
            files.files(), first, layouts.stream().map(layout -> layout.orElse(any)).toList());
    TextFiles text =
        switch (quotes) {
          case IN_A_LINE -> lines;
          case OVER_LINES -> lines.asWholeFiles();
          case TEXT -> lines.withoutQuotes();
        };
    return new Table(
        text.read(spark, rules),
        files.files(),
        List.of(IdColumn.ofText(text.haveTextUsers())),
        List.of(IdColumn.ofText(text.haveTextItems())),
        List.of(InputSource.ofFiles(files, text.inWords())));
  }

  /** The layout of a file that is not blank. */
  private Optional<TextLayout> layout(DataFile file, InputFormat format) {
    Head head = text(file.path());
    if (head.lines().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (format) {
            case JSON -> detector.json(head, file.folders());
            case NETFLIX -> detector.netflix(head);
            case MATRIX -> detector.matrix(head);
            default -> detector.separated(head, format, file.folders());
          });
    } catch (LayoutException e) {
      throw source.refuse("%s", e.getMessage());
    }
  }

  private Table typed(DataFiles files, int first, InputFormat format) {
    // Spark refuses times in nanoseconds unless they are to be numbers, whose unit is found here.
    spark.conf().set("spark.sql.legacy.parquet.nanosAsLong", "true");
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<Integer, Map<String, String>> folders = new HashMap<>();
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < files.files().size(); i++) {
      DataFile file = files.files().get(i);
      numbers.put(file.name(), first + i);
      folders.put(first + i, file.folders());
      paths.add(file.name());
    }
    TypedTable table = new TypedTable(table(files, format, paths), files.path(), folders, source);
    return new Table(
        table.rows(settings.columns(), rules, new Positions(numbers)),
        files.files(),
        List.of(IdColumn.ofType(table.userType(settings.columns()))),
        List.of(IdColumn.ofType(table.itemType(settings.columns()))),
        List.of(
            InputSource.ofFiles(files, List.of(format == InputFormat.ORC ? "ORC" : "Parquet"))));
  }

  private Dataset<Row> table(DataFiles files, InputFormat format, List<String> paths) {
    try {
      return spark
          .read()
          .option("__globPaths__", "false")
          .format(format == InputFormat.ORC ? "orc" : "parquet")
          .load(paths.toArray(String[]::new));
    } catch (Exception e) {
      // Spark throws checked exceptions that its signatures do not name.
      throw source.unreadable(files.path(), e);
    }
  }

  private FileHead head(Path file) {
    return FileHead.of(file, source, hadoop());
  }

  private Head text(Path file) {
    FileHead head = head(file);
    try {
      return Head.of(
          file.toString(),
          head.bytes(),
          head.cut(),
          settings.text().encoding().map(Charset::forName).orElse(null));
    } catch (LayoutException e) {
      throw source.refuse("%s", e.getMessage());
    }
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
