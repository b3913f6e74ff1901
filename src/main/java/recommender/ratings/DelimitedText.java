package recommender.ratings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ltrim;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import recommender.config.ColumnNames;

/**
 * Text format of lines of fields with a separator between them, read by Spark's CSV source.
 *
 * <p>The source drops the header line of each file, and only there, and blank lines; a record never
 * spans lines, so that large files can be read in pieces.
 *
 * @param columns names of the fields in their order
 * @param options of the CSV source
 */
record DelimitedText(List<String> columns, Map<String, String> options) {
  private static final String CORRUPT = "_corrupt";

  /** Commas, a header, quotes doubled within quotes as RFC 4180 has it. */
  static DelimitedText csv(List<String> columns) {
    return new DelimitedText(columns, Map.of("header", "true", "sep", ",", "escape", "\""));
  }

  /** No header, no quotes. */
  static DelimitedText plain(List<String> columns, String separator) {
    return new DelimitedText(columns, Map.of("header", "false", "sep", separator, "quote", ""));
  }

  RawRatings read(SparkSession spark, String path, ColumnNames names) {
    Dataset<Row> lines =
        spark
            .read()
            .options(options)
            .option("mode", "PERMISSIVE")
            .option("columnNameOfCorruptRecord", CORRUPT)
            .schema(schema())
            .csv(path);
    return RawRatings.ofText(
        lines.select(
            RawRatings.located(
                // A byte order mark stands before the first field where no header does.
                ltrim(field(names.user()), "\uFEFF").as(Columns.USER),
                field(names.item()).as(Columns.ITEM),
                names.rating().map(this::field).orElse(RawRatings.unrated()).as(Columns.RATING),
                field(names.timestamp()).as(Columns.TIMESTAMP),
                when(col(CORRUPT).isNotNull(), lit("not " + columns.size() + " fields"))
                    .as(RawRatings.BROKEN),
                coalesce(col(CORRUPT), line()).as(RawRatings.LINE))));
  }

  private StructType schema() {
    StructType schema = new StructType();
    for (int position = 0; position < columns.size(); position++) {
      schema = schema.add(unique(position), "string");
    }
    return schema.add(CORRUPT, "string");
  }

  /** The name of a field, as Spark warns of others; numbered where it is there already. */
  private String unique(int position) {
    String name = columns.get(position);
    boolean repeated =
        name.equalsIgnoreCase(CORRUPT)
            || columns.subList(0, position).stream().anyMatch(name::equalsIgnoreCase);
    return repeated ? name + "#" + position : name;
  }

  private Column field(String name) {
    return field(columns.indexOf(name));
  }

  private Column field(int position) {
    return col("`" + unique(position).replace("`", "``") + "`");
  }

  private Column line() {
    Column[] fields =
        IntStream.range(0, columns.size())
            .mapToObj(position -> coalesce(field(position), lit("")))
            .toArray(Column[]::new);
    return concat_ws(options.get("sep"), fields);
  }
}
