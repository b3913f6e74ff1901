package recommender.ratings;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The type of a column of ids; what fits one fits those after it. */
enum IdType {
  INT(DataTypes.IntegerType, "a 32-bit integer"),
  LONG(DataTypes.LongType, "an integer"),
  STRING(DataTypes.StringType, "a string");

  private final DataType dataType;
  private final String noun;

  IdType(DataType dataType, String noun) {
    this.dataType = dataType;
    this.noun = noun;
  }

  static IdType of(DataType dataType) {
    return Arrays.stream(values())
        .filter(type -> type.dataType.equals(dataType))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of ids: " + dataType));
  }

  /**
   * The ordinal of the narrowest type that keeps the ids of a string column apart. Only canonical
   * integers are integers: as numbers 7, 07 and 7.0 would be one id.
   */
  static Column narrowest(String column) {
    return expr(
        "CASE WHEN CAST(TRY_CAST(%1$s AS INT) AS STRING) = %1$s THEN 0 WHEN CAST(TRY_CAST(%1$s AS BIGINT) AS STRING) = %1$s THEN 1 ELSE 2 END"
            .formatted(column));
  }

  boolean holds(IdType other) {
    return other.compareTo(this) <= 0;
  }

  /** Whether this type keeps the ids of a string column apart. */
  Column holds(String column) {
    return this == STRING ? lit(true) : narrowest(column).leq(ordinal());
  }

  /** The reason why a row is malformed whose {@code column} does not fit this type. */
  String refusal(String column) {
    return column + " is not " + noun;
  }

  /** A string column in this type; only for values that fit. */
  Column of(Column text) {
    return text.cast(dataType);
  }
}
