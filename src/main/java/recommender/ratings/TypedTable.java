package recommender.ratings;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
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
import recommender.text.ColumnFinder;

/**
 * Table whose columns have types already.
 *
 * @param table as Spark reads it
 * @param name what to call it in messages
 * @param folders names and values that the folders of each file give it, by number of the file;
 *     none of a table of the catalog
 * @param source for messages
 */
record TypedTable(
    Dataset<Row> table, String name, Map<Integer, Map<String, String>> folders, Source source) {
  private static final List<String> VALUES = List.of("user", "item", "rating", "timestamp");

  /**
   * Column of the table, or of folders.
   *
   * @param name empty where it is not wanted
   */
  private record Wanted(Optional<String> name, DataType type) {
    boolean isInFolders() {
      return name.isPresent() && type == null;
    }
  }

  /**
   * @throws RatingsException when a column is missing or has a type that cannot be taken for what
   *     it should hold
   */
  Dataset<ParsedRow> rows(ColumnNames names, RowRules rules, Positions positions) {
    List<Wanted> wanted = wanted(names);
    Dataset<Row> values =
        table.select(
            id(wanted.get(0)).as(VALUES.get(0)),
            id(wanted.get(1)).as(VALUES.get(1)),
            rating(wanted.get(2)).as(VALUES.get(2)),
            timestamp(wanted.get(3)).as(VALUES.get(3)));
    TypedRows rows = new TypedRows(positions, constants(wanted), isMoment(wanted.get(3)), rules);
    return values.mapPartitions(rows, TextFiles.ENCODER);
  }

  /** The types of ids that the columns have. */
  Optional<IdType> userType(ColumnNames names) {
    return idType(wanted(names).get(0));
  }

  Optional<IdType> itemType(ColumnNames names) {
    return idType(wanted(names).get(1));
  }

  private List<Wanted> wanted(ColumnNames names) {
    Map<String, String> anyFolders =
        folders.isEmpty() ? Map.of() : folders.values().iterator().next();
    ColumnFinder finder = new ColumnFinder(List.of(table.columns()), anyFolders);
    List<String> found =
        finder.names(names).orElseThrow(() -> source.refuse("%s", finder.lacking(name, names)));
    List<Wanted> wanted = new ArrayList<>();
    int next = 2;
    wanted.add(wanted(found.get(0)));
    wanted.add(wanted(found.get(1)));
    wanted.add(names.hasRatings() ? wanted(found.get(next++)) : new Wanted(Optional.empty(), null));
    wanted.add(names.hasTimes() ? wanted(found.get(next)) : new Wanted(Optional.empty(), null));
    return wanted;
  }

  private Wanted wanted(String column) {
    boolean isColumn = List.of(table.columns()).contains(column);
    return new Wanted(
        Optional.of(column), isColumn ? table.schema().apply(column).dataType() : null);
  }

  private static boolean isMoment(Wanted column) {
    return DataTypes.TimestampType.equals(column.type);
  }

  /** What each file has in place of columns that the table has not. */
  private Map<Integer, List<String>> constants(List<Wanted> wanted) {
    if (wanted.stream().noneMatch(Wanted::isInFolders)) {
      return Map.of();
    }
    Map<Integer, List<String>> constants = new HashMap<>();
    folders.forEach(
        (file, values) -> {
          List<String> ofFile = new ArrayList<>();
          wanted.forEach(
              column -> ofFile.add(column.isInFolders() ? values.get(column.name.get()) : null));
          constants.put(file, ofFile);
        });
    return constants;
  }

  private static Optional<IdType> idType(Wanted column) {
    if (column.type == null || isFractional(column.type)) {
      return Optional.empty();
    }
    if (column.type.equals(DataTypes.IntegerType)) {
      return Optional.of(IdType.INT);
    }
    return Optional.of(isText(column.type) ? IdType.STRING : IdType.LONG);
  }

  private Column id(Wanted column) {
    if (column.type == null) {
      return lit(null).cast("string");
    }
    Column values = column(column);
    if (isFractional(column.type)) {
      // Whole numbers become doubles or decimals where a column has gaps: 7.0 was the id 7.
      return when(not(isnan(values.cast("double"))), values.cast("string"));
    }
    if (isText(column.type)) {
      return values.cast("string");
    }
    if (column.type instanceof NumericType) {
      return values.cast("long");
    }
    throw refuse(column, "integers or strings");
  }

  private Column rating(Wanted column) {
    if (column.type == null) {
      return lit(null).cast("string");
    }
    if (isText(column.type)) {
      return column(column).cast("string");
    }
    if (column.type instanceof NumericType) {
      return column(column).cast("double");
    }
    throw refuse(column, "numbers");
  }

  private Column timestamp(Wanted column) {
    DataType type = column.type;
    if (type == null) {
      return lit(null).cast("string");
    }
    if (isMoment(column)) {
      return unix_micros(column(column)).divide(1e6);
    }
    if (type instanceof NumericType) {
      return column(column).cast("double");
    }
    if (isText(type) || type instanceof DateType || type instanceof TimestampNTZType) {
      return column(column).cast("string");
    }
    throw refuse(column, "numbers, timestamps, dates or their text");
  }

  private static boolean isText(DataType type) {
    return type instanceof StringType || type instanceof BinaryType;
  }

  private static boolean isFractional(DataType type) {
    return type instanceof DecimalType
        || type.equals(DataTypes.DoubleType)
        || type.equals(DataTypes.FloatType);
  }

  private static Column column(Wanted column) {
    return col("`" + column.name.orElseThrow().replace("`", "``") + "`");
  }

  private RatingsException refuse(Wanted column, String expected) {
    return source.refuse(
        "column %s of %s: expected %s, was %s",
        column.name.orElseThrow(), name, expected, column.type.simpleString());
  }
}
