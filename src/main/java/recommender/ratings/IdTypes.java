package recommender.ratings;

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
}
