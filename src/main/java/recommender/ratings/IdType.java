package recommender.ratings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Types of a column of ids, from narrow to wide; an id that fits one fits those after it. */
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
   * The integer that a string column holds, or null. Only canonical integers are integers: as
   * numbers 7, 07 and 7.0 would be one id.
   */
  static Column number(String column) {
    return expr(
        "CASE WHEN CAST(TRY_CAST(%1$s AS BIGINT) AS STRING) = %1$s THEN TRY_CAST(%1$s AS BIGINT) END"
            .formatted(column));
  }

  /** The ordinal of the narrowest type that keeps ids apart, from {@link #number}. */
  static Column narrowest(Column number) {
    return when(number.isNull(), STRING.ordinal())
        .when(number.between(Integer.MIN_VALUE, Integer.MAX_VALUE), INT.ordinal())
        .otherwise(LONG.ordinal());
  }

  boolean holds(IdType other) {
    return other.compareTo(this) <= 0;
  }

  /** Whether this type keeps ids apart, from {@link #number}. */
  Column holds(Column number) {
    return this == STRING ? lit(true) : narrowest(number).leq(ordinal());
  }

  /** The reason why a row is malformed whose {@code column} does not fit this type. */
  String refusal(String column) {
    return column + " is not " + noun;
  }

  /** An id in this type, from its {@link #number} or else its text; only for values that fit. */
  Column of(Column number, Column text) {
    return this == STRING ? coalesce(number.cast(dataType), text) : number.cast(dataType);
  }
}
