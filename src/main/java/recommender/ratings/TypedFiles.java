package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import recommender.config.ColumnNames;

/**
 * Table in Parquet or ORC, whose columns have types already.
 *
 * @param table as Spark reads it
 * @param names of its columns
 * @param source for messages
 */
record TypedFiles(Dataset<Row> table, ColumnNames names, Source source) {

  /**
   * @throws RatingsException when a column has a type that cannot be taken for what it should hold
   */
  RawRatings read() {
    Dataset<Row> rows =
        table.select(
            RawRatings.located(
                id(names.user()).as(Columns.USER),
                id(names.item()).as(Columns.ITEM),
                names.rating().map(this::rating).orElse(RawRatings.unrated()).as(Columns.RATING),
                timestamp(names.timestamp()).as(Columns.TIMESTAMP),
                lit(null).cast("string").as(RawRatings.BROKEN),
                line().as(RawRatings.LINE)));
    return RawRatings.of(rows, idType(names.user()), idType(names.item()));
  }

  private Optional<IdType> idType(String name) {
    DataType type = type(name);
    if (type.equals(DataTypes.IntegerType)) {
      return Optional.of(IdType.INT);
    }
    if (isText(type)) {
      return Optional.of(IdType.STRING);
    }
    return isFractional(type) ? Optional.empty() : Optional.of(IdType.LONG);
  }

  private Column id(String name) {
    DataType type = type(name);
    if (isFractional(type)) {
      return fractionalId(name);
    }
    if (isText(type) || type instanceof NumericType) {
      return RawRatings.id(column(name).cast("string"));
    }
    throw refuse(name, "integers or strings");
  }

  /** Whole numbers become doubles or decimals where a column has gaps: 7.0 was the id 7. */
  private Column fractionalId(String name) {
    Column whole = tryCast(name, "DECIMAL(38, 0)");
    return when(whole.equalTo(column(name)), whole.cast("string"))
        .when(not(isnan(column(name).cast("double"))), column(name).cast("string"));
  }

  private Column rating(String name) {
    DataType type = type(name);
    if (isText(type) || type instanceof NumericType) {
      return tryCast(name, "DOUBLE");
    }
    throw refuse(name, "numbers");
  }

  private Column timestamp(String name) {
    DataType type = type(name);
    if (type.equals(DataTypes.TimestampType)) {
      return unix_micros(column(name)).divide(1e6);
    }
    if (type instanceof NumericType) {
      return EpochSeconds.fromNumber().apply(column(name).cast("double"));
    }
    if (isText(type) || type instanceof DateType || type instanceof TimestampNTZType) {
      return EpochSeconds.fromText().apply(column(name).cast("string"));
    }
    throw refuse(name, "numbers, timestamps, dates or their text");
  }

  /** The row as JSON, nulls included. */
  private Column line() {
    Column[] fields = names.all().stream().map(TypedFiles::column).toArray(Column[]::new);
    return to_json(struct(fields), Map.of("ignoreNullFields", "false"));
  }

  private static boolean isText(DataType type) {
    return type instanceof StringType || type instanceof BinaryType;
  }

  private static boolean isFractional(DataType type) {
    return type instanceof DecimalType
        || type.equals(DataTypes.DoubleType)
        || type.equals(DataTypes.FloatType);
  }

  private DataType type(String name) {
    return table.schema().apply(name).dataType();
  }

  private static Column column(String name) {
    return col(quoted(name));
  }

  private static Column tryCast(String name, String type) {
    return expr("TRY_CAST(%s AS %s)".formatted(quoted(name), type));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private RatingsException refuse(String name, String expected) {
    return source.refuse(
        "column %s of %s: expected %s, was %s",
        name, List.of(table.inputFiles()[0]), expected, type(name).simpleString());
  }
}
