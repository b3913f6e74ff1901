package recommender.ratings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import recommender.config.IdKind;

/** Types of a column of ids, from narrow to wide; an id that fits one fits those after it. */
enum IdType {
  INT(DataTypes.IntegerType, "a 32-bit integer", IdKind.INTEGER),
  LONG(DataTypes.LongType, "an integer", IdKind.INTEGER),
  STRING(DataTypes.StringType, "a string", IdKind.STRING);

  private final DataType dataType;
  private final String noun;
  private final IdKind kind;

  IdType(DataType dataType, String noun, IdKind kind) {
    this.dataType = dataType;
    this.noun = noun;
    this.kind = kind;
  }

  static IdType of(DataType dataType) {
    return Arrays.stream(values())
        .filter(type -> type.dataType.equals(dataType))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no type of ids: " + dataType));
  }

  String noun() {
    return noun;
  }

  IdKind kind() {
    return kind;
  }

  /** Whether this type keeps ids apart, from the integers that they are, or null. */
  Column holds(Column number) {
    return this == INT
        ? number.isNull().or(number.between(Integer.MIN_VALUE, Integer.MAX_VALUE))
        : lit(true);
  }

  /** The reason why a row is malformed whose {@code column} does not fit this type. */
  String refusal(String column) {
    return column + " is not " + noun;
  }

  /** An id in this type, from the integer that it is or else its text; only for values that fit. */
  Column of(Column number, Column text) {
    return this == STRING ? coalesce(number.cast(dataType), text) : number.cast(dataType);
  }
}
