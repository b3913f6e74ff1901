package recommender.ratings;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The types that the ids of one table share. */
record IdTypes(IdType user, IdType item) {

  static IdTypes of(Dataset<Row> ratings) {
    StructType schema = ratings.schema();
    return new IdTypes(
        IdType.of(schema.apply(Columns.USER).dataType()),
        IdType.of(schema.apply(Columns.ITEM).dataType()));
  }

  /** Whether the two string columns of a row fit. */
  Column hold() {
    return user.holds(Columns.USER).and(item.holds(Columns.ITEM));
  }

  Column userColumn() {
    return user.of(col(Columns.USER)).as(Columns.USER);
  }

  Column itemColumn() {
    return item.of(col(Columns.ITEM)).as(Columns.ITEM);
  }
}
