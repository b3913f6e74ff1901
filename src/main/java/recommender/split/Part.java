package recommender.split;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Parts of a split, by the use of their ratings. */
public enum Part {
  TRAIN,
  VALIDATION,
  /** Fed in when a held-out user is scored, never trained on. */
  FED_IN,
  TEST,
  /** Left out by the protocol. */
  NONE;

  /** Name of the column that holds a rating's part. */
  public static final String COLUMN = "part";

  /**
   * Type of that column: a number, since Spark reads cached tables column by column where all
   * columns are numbers, and row by row where one is not.
   */
  public static final DataType TYPE = DataTypes.ByteType;

  /** The value of {@link #COLUMN} in rows of this part. */
  public byte code() {
    return (byte) ordinal();
  }

  /** The same as a column. */
  public Column value() {
    return lit(code());
  }

  /** Whether a row is of this part. */
  public Column isPart() {
    return col(COLUMN).equalTo(value());
  }

  /** The part of a row. */
  public static Part of(Row row) {
    return values()[row.<Byte>getAs(COLUMN)];
  }
}
