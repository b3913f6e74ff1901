package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ltrim;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import recommender.config.ColumnNames;

/** Text format of one JSON object per line. */
final class JsonLines {
  private static final String CORRUPT = "_corrupt";
  private static final String TEXT = "_text";
  private static final String OBJECT = "_object";

  private JsonLines() {}

  /** The keys of some objects, for lines from the head of a file. */
  static List<String> keys(SparkSession spark, List<String> lines) {
    Dataset<String> sample = spark.createDataset(lines, Encoders.STRING());
    String[] columns =
        spark.read().option("columnNameOfCorruptRecord", CORRUPT).json(sample).columns();
    return Arrays.stream(columns).filter(column -> !column.equals(CORRUPT)).toList();
  }

  static RawRatings read(SparkSession spark, String path, ColumnNames names) {
    Dataset<Row> lines =
        spark
            .read()
            .text(path)
            .select(RawRatings.located(ltrim(col("value"), "\uFEFF").as(TEXT)))
            .where(trim(col(TEXT)).notEqual(""))
            .withColumn(
                OBJECT,
                from_json(col(TEXT), schema(names), Map.of("columnNameOfCorruptRecord", CORRUPT)));
    Column whole = col(OBJECT).isNotNull().and(field(CORRUPT).isNull());
    return RawRatings.ofText(
        lines
            .withColumn(Columns.USER, field(names.user()))
            .withColumn(Columns.ITEM, field(names.item()))
            .withColumn(
                Columns.RATING, names.rating().map(JsonLines::field).orElse(RawRatings.unrated()))
            .withColumn(Columns.TIMESTAMP, field(names.timestamp()))
            .withColumn(RawRatings.BROKEN, when(whole, null).otherwise(lit("not a JSON object")))
            .withColumnRenamed(TEXT, RawRatings.LINE)
            .drop(OBJECT));
  }

  private static StructType schema(ColumnNames names) {
    StructType schema = new StructType();
    for (String name : names.all()) {
      schema = schema.add(name, "string");
    }
    return schema.add(CORRUPT, "string");
  }

  private static Column field(String name) {
    return col(OBJECT).getField(name);
  }
}
