package recommender.ratings;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import recommender.config.ColumnNames;
import recommender.config.InputFormat;
import recommender.config.InputSettings;

/** Reader of the files of a source, each path in its own format, as raw rows of one form. */
final class RatingFiles {
  /** Objects of a JSON file whose keys are taken for those of all: a key may be absent in some. */
  private static final int JSON_SAMPLE = 100;

  private final SparkSession spark;
  private final InputFormat format;
  private final ColumnNames names;
  private final Source source;

  RatingFiles(SparkSession spark, InputSettings settings, Source source) {
    this.spark = spark;
    this.format = settings.format();
    this.names = settings.columns();
    this.source = source;
  }

  /**
   * @throws RatingsException when a path has no data, its format cannot be detected or columns are
   *     missing
   */
  RawRatings open() {
    List<RawRatings> parts = new ArrayList<>();
    for (String path : source.paths()) {
      parts.add(open(DataFiles.below(path, source, hadoop())));
    }
    return RawRatings.union(parts);
  }

  private RawRatings open(DataFiles files) {
    InputFormat found =
        format == InputFormat.AUTO
            ? new FormatDetector(source, this::head).formatOf(files)
            : format;
    return switch (found) {
      case CSV -> csv(files);
      case DAT -> plain(files, "::");
      case TSV -> plain(files, "\t");
      case JSON -> json(files);
      case PARQUET -> typed(files, spark.read().parquet(files.path()));
      case ORC -> typed(files, spark.read().orc(files.path()));
      case AUTO -> throw new IllegalStateException("auto is no format of files");
    };
  }

  private RawRatings csv(DataFiles files) {
    Header header = CsvHeader.of(files, source, this::head);
    return DelimitedText.csv(header.columns())
        .read(spark, files.path(), header.find(names, source));
  }

  private RawRatings plain(DataFiles files, String separator) {
    // Whatever the settings call the columns of other files, these have no names to go by.
    ColumnNames fields = names.keys();
    return DelimitedText.plain(fields.all(), separator).read(spark, files.path(), fields);
  }

  private RawRatings json(DataFiles files) {
    List<String> sample =
        files.files().stream()
            .flatMap(file -> head(file).lines().stream())
            .limit(JSON_SAMPLE)
            .toList();
    Header keys = new Header(JsonLines.keys(spark, sample), files.path());
    return JsonLines.read(spark, files.path(), keys.find(names, source));
  }

  private RawRatings typed(DataFiles files, Dataset<Row> table) {
    Header header = new Header(List.of(table.columns()), files.path());
    return new TypedFiles(table, header.find(names, source), source).read();
  }

  private FileHead head(Path file) {
    return FileHead.of(file, source, hadoop());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
