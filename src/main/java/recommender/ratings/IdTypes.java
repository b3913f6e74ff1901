package recommender.ratings;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Types of the user ids and of the item ids of one table. */
record IdTypes(IdType user, IdType item) {

  static IdTypes of(Dataset<Row> ratings) {
    StructType schema = ratings.schema();
    return new IdTypes(
        IdType.of(schema.apply(Columns.USER).dataType()),
        IdType.of(schema.apply(Columns.ITEM).dataType()));
  }

  /** Whether both ids of a row of {@link CheckedRows} fit. */
  Column hold() {
    return user.holds(number(Columns.USER)).and(item.holds(number(Columns.ITEM)));
  }

  Column userColumn() {
    return user.of(number(Columns.USER), col(Columns.USER)).as(Columns.USER);
  }

  Column itemColumn() {
    return item.of(number(Columns.ITEM), col(Columns.ITEM)).as(Columns.ITEM);
  }

  private static Column number(String id) {
    return col(CheckedRows.number(id));
  }
}
